package org.tacescore.segio;

import java.nio.ByteBuffer;
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

  private static double unsigned(long value) {
    return value >= 0 ? value : (value >>> 1) * 2.0;
  }
}
