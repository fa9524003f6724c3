package org.tacescore.endtoend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a small NIfTI-1 file of floats in voxels of 1 mm, in which a test may plant a
 * fault.
 */
final class NiftiDraft {
  private static final int VOXELS = 352;
  private static final int SROW = 280;

  private final ByteBuffer header = ByteBuffer.allocate(VOXELS).order(ByteOrder.LITTLE_ENDIAN);

  NiftiDraft(int columns, int rows, int slices) {
    header.putInt(0, 348);
    dim(columns, rows, slices);
    header.putShort(70, (short) 16);
    header.putShort(72, (short) 32);
    for (int i = 0; i <= 3; i++) {
      pixdim(i, 1);
    }
    header.putFloat(108, VOXELS);
    header.put(123, (byte) 2);
    header.putShort(254, (short) 1);
    srow(0, 0, -1);
    srow(1, 1, -1);
    srow(2, 2, 1);
    header.putInt(344, 'n' | '+' << 8 | '1' << 16);
  }

  NiftiDraft dim(int columns, int rows, int slices) {
    int[] dim = {3, columns, rows, slices, 1, 1, 1, 1};
    for (int i = 0; i < dim.length; i++) {
      header.putShort(40 + 2 * i, (short) dim[i]);
    }
    return this;
  }

  NiftiDraft pixdim(int i, float mm) {
    header.putFloat(76 + 4 * i, mm);
    return this;
  }

  NiftiDraft srow(int row, int column, float mm) {
    header.putFloat(SROW + 16 * row + 4 * column, mm);
    return this;
  }

  byte[] with(byte[] voxels) {
    return ByteBuffer.allocate(VOXELS + voxels.length).put(header.array()).put(voxels).array();
  }
}
