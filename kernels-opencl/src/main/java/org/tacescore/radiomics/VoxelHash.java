package org.tacescore.radiomics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.PrimitiveIterator;
import org.tacescore.volume.Mask;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

/**
 * SHA-1 of the voxels of an image or mask as SimpleITK's {@code Hash} computes it: of their bytes
 * in their own type, least significant first, column fastest. It tells whether two extractions saw
 * the same voxels; it protects nothing.
 *
 * <p>Each type has a loop of its own that writes into an array: a buffer's methods, called through
 * an interface, take longer than the hash.
 */
final class VoxelHash {
  /** So many voxels that their bytes stay in the first level of a cache. */
  private static final int CHUNK = 1 << 11;

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private VoxelHash() {}

  static String of(Volume image) {
    MessageDigest digest = sha1();
    int voxels = image.geometry().size().voxels();
    byte[] bytes = new byte[CHUNK * Long.BYTES];
    double[] values = new double[CHUNK];
    for (int first = 0; first < voxels; first += CHUNK) {
      int count = Math.min(CHUNK, voxels - first);
      image.read(first, count, values, 0, 1);
      digest.update(bytes, 0, write(values, count, image.type(), bytes));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A mask as PyRadiomics holds it: 32 bits without sign, the label inside, 0 outside. */
  static String of(Mask mask, int label) {
    MessageDigest digest = sha1();
    int voxels = mask.geometry().size().voxels();
    byte[] bytes = new byte[CHUNK * Integer.BYTES];
    PrimitiveIterator.OfInt inside = mask.offsets().iterator();
    int next = inside.hasNext() ? inside.nextInt() : voxels;
    for (int first = 0; first < voxels; first += CHUNK) {
      int count = Math.min(CHUNK, voxels - first);
      Arrays.fill(bytes, (byte) 0);
      while (next < first + count) {
        INTS.set(bytes, (next - first) * Integer.BYTES, label);
        next = inside.hasNext() ? inside.nextInt() : voxels;
      }
      digest.update(bytes, 0, count * Integer.BYTES);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Writes values as numbers of a type; the number of bytes. */
  private static int write(double[] values, int count, ValueType type, byte[] to) {
    return switch (type) {
      case INT8, UINT8 -> bytes(values, count, to);
      case INT16, UINT16 -> shorts(values, count, to);
      case INT32, UINT32 -> ints(values, count, to);
      case INT64, UINT64 -> longs(values, count, to);
      case FLOAT -> floats(values, count, to);
      case DOUBLE -> doubles(values, count, to);
    };
  }

  private static int bytes(double[] values, int count, byte[] to) {
    for (int k = 0; k < count; k++) {
      to[k] = (byte) (int) values[k];
    }
    return count;
  }

  private static int shorts(double[] values, int count, byte[] to) {
    for (int k = 0; k < count; k++) {
      SHORTS.set(to, k * Short.BYTES, (short) (int) values[k]);
    }
    return count * Short.BYTES;
  }

  private static int ints(double[] values, int count, byte[] to) {
    for (int k = 0; k < count; k++) {
      INTS.set(to, k * Integer.BYTES, (int) (long) values[k]);
    }
    return count * Integer.BYTES;
  }

  private static int longs(double[] values, int count, byte[] to) {
    for (int k = 0; k < count; k++) {
      LONGS.set(to, k * Long.BYTES, bits(values[k]));
    }
    return count * Long.BYTES;
  }

  private static int floats(double[] values, int count, byte[] to) {
    for (int k = 0; k < count; k++) {
      INTS.set(to, k * Float.BYTES, Float.floatToRawIntBits((float) values[k]));
    }
    return count * Float.BYTES;
  }

  private static int doubles(double[] values, int count, byte[] to) {
    for (int k = 0; k < count; k++) {
      LONGS.set(to, k * Double.BYTES, Double.doubleToRawLongBits(values[k]));
    }
    return count * Double.BYTES;
  }

  /** A whole number of 64 bits, with or without sign. */
  private static long bits(double value) {
    return value < 0x1p63 ? (long) value : (long) (value - 0x1p63) + Long.MIN_VALUE;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
