package org.tacescore.report.image;

import java.util.List;
import java.util.Optional;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;

/**
 * The square of a slice that is shown. Lengths are mm in the plane, from the centre of the first
 * voxel.
 *
 * @param left where it begins along the columns
 * @param top where it begins along the rows
 * @param side its side
 */
record FieldOfView(double left, double top, double side) {
  /** Room about what is shown, so that it can be found again on the images. */
  private static final double ROOM = 1.6;

  private static final double LEAST_MM = 140;

  /** About the map and the outline on these slices, within the image as far as it reaches. */
  static FieldOfView about(Volume values, Optional<Mask> outline, List<Integer> slices) {
    GridSize size = values.geometry().size();
    Mask mask = outline.orElseGet(() -> Mask.where(values.geometry(), offset -> false));
    int[] low = {size.columns(), size.rows()};
    int[] high = {-1, -1};
    for (int slice : slices) {
      for (int row = 0; row < size.rows(); row++) {
        for (int column = 0; column < size.columns(); column++) {
          int offset = size.offset(column, row, slice);
          if (values.at(offset) > 0 || mask.contains(offset)) {
            low[0] = Math.min(low[0], column);
            low[1] = Math.min(low[1], row);
            high[0] = Math.max(high[0], column);
            high[1] = Math.max(high[1], row);
          }
        }
      }
    }
    Spacing mm = values.geometry().spacingMm();
    double wide = (high[0] - low[0] + 1) * mm.columnMm();
    double tall = (high[1] - low[1] + 1) * mm.rowMm();
    double whole = Math.max(size.columns() * mm.columnMm(), size.rows() * mm.rowMm());
    double side = Math.min(whole, Math.max(LEAST_MM, ROOM * Math.max(wide, tall)));
    return new FieldOfView(
        begin((low[0] + high[0]) / 2.0 * mm.columnMm(), side, size.columns(), mm.columnMm()),
        begin((low[1] + high[1]) / 2.0 * mm.rowMm(), side, size.rows(), mm.rowMm()),
        side);
  }

  private static double begin(double middle, double side, int voxels, double mm) {
    double first = -mm / 2;
    double last = first + voxels * mm - side;
    return last < first ? (first + last) / 2 : Math.min(last, Math.max(first, middle - side / 2));
  }
}
