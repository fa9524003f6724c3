package org.tacescore.volume;

/**
 * A box of voxels, first and last index included.
 *
 * @param firstColumn lowest column index inside
 * @param lastColumn highest column index inside
 * @param firstRow lowest row index inside
 * @param lastRow highest row index inside
 * @param firstSlice lowest slice index inside
 * @param lastSlice highest slice index inside
 */
public record GridBox(
    int firstColumn, int lastColumn, int firstRow, int lastRow, int firstSlice, int lastSlice) {

  public GridBox {
    if (firstColumn > lastColumn || firstRow > lastRow || firstSlice > lastSlice) {
      throw new InvalidGeometryException(
          "a box ends before it begins: columns %d..%d, rows %d..%d, slices %d..%d"
              .formatted(firstColumn, lastColumn, firstRow, lastRow, firstSlice, lastSlice));
    }
  }

  public GridSize size() {
    return new GridSize(
        lastColumn - firstColumn + 1, lastRow - firstRow + 1, lastSlice - firstSlice + 1);
  }
}
