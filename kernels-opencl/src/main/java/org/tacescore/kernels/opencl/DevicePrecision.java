package org.tacescore.kernels.opencl;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tacescore.kernels.FilterPair;

/**
 * Numbers of one precision, in the JVM and on a device.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
interface DevicePrecision<A> {
  DevicePrecision<double[]> DOUBLES = new Doubles();
  DevicePrecision<float[]> FLOATS = new Floats();

  /** Bytes of a number. */
  int bytes();

  /** What stands before a source for its type REAL. */
  String definitions();

  /** A filter's taps as an initialiser, exact to the last bit. */
  String taps(FilterPair filters, boolean high);

  ClBuffer copyOf(ClSession session, A values);

  A read(ClSession session, ClBuffer buffer, int count);

  /** See {@link DevicePrecision}. */
  final class Doubles implements DevicePrecision<double[]> {
    @Override
    public int bytes() {
      return Double.BYTES;
    }

    @Override
    public String definitions() {
      return "#pragma OPENCL EXTENSION cl_khr_fp64 : enable\n#define REAL double\n";
    }

    @Override
    public String taps(FilterPair filters, boolean high) {
      return Arrays.stream(filters.taps(high))
          .mapToObj(Double::toHexString)
          .collect(Collectors.joining(", "));
    }

    @Override
    public ClBuffer copyOf(ClSession session, double[] values) {
      return session.copyOf(values);
    }

    @Override
    public double[] read(ClSession session, ClBuffer buffer, int count) {
      return session.readDoubles(buffer, count);
    }
  }

  /** See {@link DevicePrecision}. */
  final class Floats implements DevicePrecision<float[]> {
    @Override
    public int bytes() {
      return Float.BYTES;
    }

    @Override
    public String definitions() {
      return "#define REAL float\n";
    }

    @Override
    public String taps(FilterPair filters, boolean high) {
      float[] taps = filters.floatTaps(high);
      return IntStream.range(0, taps.length)
          .mapToObj(tap -> Float.toHexString(taps[tap]) + "f")
          .collect(Collectors.joining(", "));
    }

    @Override
    public ClBuffer copyOf(ClSession session, float[] values) {
      return session.copyOf(values);
    }

    @Override
    public float[] read(ClSession session, ClBuffer buffer, int count) {
      return session.readFloats(buffer, count);
    }
  }
}
