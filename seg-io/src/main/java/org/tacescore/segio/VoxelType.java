package org.tacescore.segio;

import java.nio.ByteBuffer;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.ValueType;

/** The number types that voxels of research formats come in. */
enum VoxelType {
  INT8(1),
  UINT8(1),
  INT16(2),
  UINT16(2),
  INT32(4),
  UINT32(4),
  INT64(8),
  UINT64(8),
  FLOAT(4),
  DOUBLE(8);

  private final int bytes;

  VoxelType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  ValueType valueType() {
    return ValueType.valueOf(name());
  }

  /** The value at an index; whole numbers beyond 2^53 are rounded. */
  double at(ByteBuffer values, int index) {
    int offset = index * bytes;
    return switch (this) {
      case INT8 -> values.get(offset);
      case UINT8 -> values.get(offset) & 0xFF;
      case INT16 -> values.getShort(offset);
      case UINT16 -> values.getShort(offset) & 0xFFFF;
      case INT32 -> values.getInt(offset);
      case UINT32 -> values.getInt(offset) & 0xFFFF_FFFFL;
      case INT64 -> values.getLong(offset);
      case UINT64 -> unsigned(values.getLong(offset));
      case FLOAT -> values.getFloat(offset);
      case DOUBLE -> values.getDouble(offset);
    };
  }

  /**
   * Writes a number given as text at the buffer's position.
   *
   * @throws RefusedException UNREADABLE_INSTANCE for what is no number of the type
   */
  void put(ByteBuffer values, String text) {
    try {
      switch (this) {
        case FLOAT -> values.putFloat(Float.parseFloat(text));
        case DOUBLE -> values.putDouble(Double.parseDouble(text));
        case UINT64 -> values.putLong(Long.parseUnsignedLong(text));
        default -> putWhole(values, Long.parseLong(text));
      }
    } catch (NumberFormatException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "a voxel in text is no number of type " + this, e);
    }
  }

  private void putWhole(ByteBuffer values, long value) {
    if (this != INT64 && (value < valueType().lowest() || value > valueType().highest())) {
      throw new NumberFormatException(value + " is beyond " + this);
    }
    switch (bytes) {
      case 1 -> values.put((byte) value);
      case 2 -> values.putShort((short) value);
      case 4 -> values.putInt((int) value);
      default -> values.putLong(value);
    }
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : (value >>> 1) * 2.0;
  }
}
