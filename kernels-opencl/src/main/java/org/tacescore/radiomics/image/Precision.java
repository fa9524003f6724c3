package org.tacescore.radiomics.image;

import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * The number type in which sub-bands are computed: that of the image if it is single, else double.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
interface Precision<A> {
  Precision<double[]> DOUBLE = new OfDoubles();
  Precision<float[]> SINGLE = new OfFloats();

  /** Bytes of a value. */
  int bytes();

  A ofLength(int length);

  /** Copies a voxel. */
  void copy(Volume from, int offset, A to, int at);

  /** Copies a value. */
  void copy(A from, int offset, A to, int at);

  A[] subBands(Kernels kernels, A block, GridSize size, SubBandStep step);

  Volume volume(VolumeGeometry geometry, A values);

  /** See {@link Precision}. */
  final class OfDoubles implements Precision<double[]> {
    @Override
    public int bytes() {
      return Double.BYTES;
    }

    @Override
    public double[] ofLength(int length) {
      return new double[length];
    }

    @Override
    public void copy(Volume from, int offset, double[] to, int at) {
      to[at] = from.at(offset);
    }

    @Override
    public void copy(double[] from, int offset, double[] to, int at) {
      to[at] = from[offset];
    }

    @Override
    public double[][] subBands(Kernels kernels, double[] block, GridSize size, SubBandStep step) {
      return kernels.subBands(block, size, step);
    }

    @Override
    public Volume volume(VolumeGeometry geometry, double[] values) {
      return Volume.of(geometry, values);
    }
  }

  /** See {@link Precision}. */
  final class OfFloats implements Precision<float[]> {
    @Override
    public int bytes() {
      return Float.BYTES;
    }

    @Override
    public float[] ofLength(int length) {
      return new float[length];
    }

    @Override
    public void copy(Volume from, int offset, float[] to, int at) {
      to[at] = (float) from.at(offset);
    }

    @Override
    public void copy(float[] from, int offset, float[] to, int at) {
      to[at] = from[offset];
    }

    @Override
    public float[][] subBands(Kernels kernels, float[] block, GridSize size, SubBandStep step) {
      return kernels.subBands(block, size, step);
    }

    @Override
    public Volume volume(VolumeGeometry geometry, float[] values) {
      return Volume.of(geometry, values);
    }
  }
}
