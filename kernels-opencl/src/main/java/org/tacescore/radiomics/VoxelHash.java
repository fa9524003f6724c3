package org.tacescore.radiomics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.DoubleConsumer;
import java.util.function.IntToDoubleFunction;
import org.tacescore.volume.Mask;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

/**
 * SHA-1 of the voxels of an image or mask as SimpleITK's {@code Hash} computes it: of their bytes
 * in their own type, least significant first, column fastest. It tells whether two extractions saw
 * the same voxels; it protects nothing.
 */
final class VoxelHash {
  private static final int CHUNK = 1 << 12;

  private VoxelHash() {}

  static String of(Volume image) {
    return hex(image.geometry().size().voxels(), image.type(), image::at);
  }

  /** A mask as PyRadiomics holds it: 32 bits without sign, the label inside, 0 outside. */
  static String of(Mask mask, int label) {
    return hex(
        mask.geometry().size().voxels(),
        ValueType.UINT32,
        offset -> mask.contains(offset) ? label : 0);
  }

  private static String hex(int voxels, ValueType type, IntToDoubleFunction valueAt) {
    MessageDigest digest = sha1();
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[CHUNK];
    for (int first = 0; first < voxels; first += CHUNK) {
      int count = Math.min(CHUNK, voxels - first);
      for (int k = 0; k < count; k++) {
        values[k] = valueAt.applyAsDouble(first + k);
      }
      put(bytes.clear(), type, values, count);
      digest.update(bytes.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(ByteBuffer bytes, ValueType type, double[] values, int count) {
    switch (type) {
      case INT8, UINT8 -> each(values, count, value -> bytes.put((byte) (int) value));
      case INT16, UINT16 -> each(values, count, value -> bytes.putShort((short) (int) value));
      case INT32, UINT32 -> each(values, count, value -> bytes.putInt((int) (long) value));
      case INT64, UINT64 -> each(values, count, value -> bytes.putLong(bits(value)));
      case FLOAT -> each(values, count, value -> bytes.putFloat((float) value));
      case DOUBLE -> each(values, count, bytes::putDouble);
    }
  }

  private static void each(double[] values, int count, DoubleConsumer put) {
    for (int k = 0; k < count; k++) {
      put.accept(values[k]);
    }
  }

  /** A whole number of 64 bits, with or without sign. */
  private static long bits(double value) {
    return value < 0x1p63 ? (long) value : (long) (value - 0x1p63) + Long.MIN_VALUE;
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
