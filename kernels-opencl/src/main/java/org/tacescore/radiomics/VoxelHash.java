package org.tacescore.radiomics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
  private static final int BUFFER = 1 << 16;

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
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (int offset = 0; offset < voxels; offset++) {
      if (bytes.remaining() < Long.BYTES) {
        digest.update(bytes.flip());
        bytes.clear();
      }
      put(bytes, type, valueAt.applyAsDouble(offset));
    }
    digest.update(bytes.flip());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void put(ByteBuffer bytes, ValueType type, double value) {
    switch (type) {
      case INT8, UINT8 -> bytes.put((byte) (int) value);
      case INT16, UINT16 -> bytes.putShort((short) (int) value);
      case INT32, UINT32 -> bytes.putInt((int) (long) value);
      case INT64 -> bytes.putLong((long) value);
      case UINT64 ->
          bytes.putLong(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) + Long.MIN_VALUE);
      case FLOAT -> bytes.putFloat((float) value);
      case DOUBLE -> bytes.putDouble(value);
    }
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
