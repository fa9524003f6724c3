package org.tacescore.worker.pipeline;

import java.util.Map;
import java.util.Optional;
import org.tacescore.report.score.Outline;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * The part of every slice that is shown, in voxels of the series.
 *
 * @param firstColumn of the series
 * @param firstRow of the series
 * @param columns shown
 * @param rows shown
 */
record PageField(int firstColumn, int firstRow, int columns, int rows) {
  private static final double LEAST_MM = 160;
  private static final double ROOM_MM = 60;

  /** About the lesion, with room to find it again on the images; all where there is none. */
  static PageField about(Map<Outline.Kind, Mask> masks, VolumeGeometry geometry) {
    GridSize size = geometry.size();
    Optional<GridBox> box =
        Optional.ofNullable(masks.get(Outline.Kind.TUMOUR)).flatMap(Mask::boundingBox);
    if (box.isEmpty()) {
      return new PageField(0, 0, size.columns(), size.rows());
    }
    double columnMm = geometry.spacingMm().columnMm();
    double rowMm = geometry.spacingMm().rowMm();
    GridSize lesion = box.get().size();
    double wide = Math.max(lesion.columns() * columnMm, lesion.rows() * rowMm);
    double side = Math.max(LEAST_MM, wide + 2 * ROOM_MM);
    int columns = Math.min(size.columns(), (int) Math.ceil(side / columnMm));
    int rows = Math.min(size.rows(), (int) Math.ceil(side / rowMm));
    return new PageField(
        begin(box.get().firstColumn() + lesion.columns() / 2, columns, size.columns()),
        begin(box.get().firstRow() + lesion.rows() / 2, rows, size.rows()),
        columns,
        rows);
  }

  private static int begin(int middle, int shown, int there) {
    return Math.max(0, Math.min(there - shown, middle - shown / 2));
  }

  /** Of the series, for a pixel of the picture. */
  int column(int pixel) {
    return firstColumn + pixel % columns;
  }

  /** Of the series, for a pixel of the picture. */
  int row(int pixel) {
    return firstRow + pixel / columns;
  }
}
