package org.tacescore.segio;

import java.util.Comparator;
import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * The regular grid on which a segmentation's frames lie, and the slice that each frame is.
 *
 * <p>A frame is slice {@code k} if its four corner pixels lie within a twentieth of the smallest
 * voxel edge of the corners of that slice. Frames may come in any order and with gaps.
 */
final class SegGrid {
  /** Largest distance of two corners that coincide, as a part of the smallest voxel edge. */
  static final double TOLERANCE = 0.05;

  /** More slices than any scanner makes: a grid of forged positions. */
  private static final int MOST_SLICES = 5000;

  private SegGrid() {}

  /**
   * The grid that the frames span by themselves; its slices ascend along the frames' normal, their
   * distance is Spacing Between Slices where that fits the positions, else the smallest gap.
   *
   * @throws RefusedException GEOMETRY_MISMATCH if the frames are not parallel and evenly placed,
   *     TOO_LARGE
   */
  static VolumeGeometry of(List<SegFrame> frames, int rows, int columns, String frameOfReference) {
    SegFrame any = frames.get(0);
    Vector3 normal = any.direction().slice();
    double[] places =
        frames.stream().mapToDouble(frame -> frame.position().dot(normal)).sorted().toArray();
    double step = step(places, any);
    double slices = Math.rint((places[places.length - 1] - places[0]) / step) + 1;
    if (slices > MOST_SLICES) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "the frames span %.0f slices of %s mm".formatted(slices, step));
    }
    Vector3 origin =
        frames.stream()
            .map(SegFrame::position)
            .min(Comparator.comparingDouble(position -> position.dot(normal)))
            .orElseThrow();
    return new VolumeGeometry(
        new GridSize(columns, rows, (int) slices),
        new Spacing(any.columnMm(), any.rowMm(), step),
        new Direction(any.direction().column(), any.direction().row(), normal),
        origin,
        frameOfReference);
  }

  private static double step(double[] places, SegFrame any) {
    double smallestEdge = Math.min(any.columnMm(), any.rowMm());
    double step = Double.POSITIVE_INFINITY;
    for (int i = 1; i < places.length; i++) {
      double gap = places[i] - places[i - 1];
      if (gap > TOLERANCE * smallestEdge) {
        step = Math.min(step, gap);
      }
    }
    double stated = any.thicknessMm();
    if (stated > 0 && (Double.isInfinite(step) || divides(stated, places, smallestEdge))) {
      return stated;
    }
    if (Double.isInfinite(step)) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH, "a single slice without thickness or spacing has no volume");
    }
    return refined(step, places);
  }

  /** The mean gap over the whole span, which rounding of single positions moves least. */
  private static double refined(double step, double[] places) {
    double span = places[places.length - 1] - places[0];
    return span / Math.rint(span / step);
  }

  private static boolean divides(double step, double[] places, double smallestEdge) {
    for (double place : places) {
      double steps = (place - places[0]) / step;
      if (Math.abs(steps - Math.rint(steps)) * step > TOLERANCE * Math.min(smallestEdge, step)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The slice index that the frame coincides with, which may lie outside the grid.
   *
   * @throws RefusedException GEOMETRY_MISMATCH if its pixels do not lie on voxels of such a slice
   */
  static int sliceOf(SegFrame frame, int rows, int columns, VolumeGeometry grid) {
    double index = Math.rint(grid.indexOf(frame.position()).z());
    boolean fits =
        rows == grid.size().rows()
            && columns == grid.size().columns()
            && Math.abs(index) < Integer.MAX_VALUE
            && cornersCoincide(frame, rows, columns, grid, index);
    if (!fits) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH,
          "frame %d (%d x %d pixels) does not lie on a slice of the grid %s"
              .formatted(frame.index() + 1, columns, rows, grid.size()));
    }
    return (int) index;
  }

  private static boolean cornersCoincide(
      SegFrame frame, int rows, int columns, VolumeGeometry grid, double slice) {
    Spacing spacing = grid.spacingMm();
    double tolerance =
        TOLERANCE * Math.min(spacing.sliceMm(), Math.min(spacing.columnMm(), spacing.rowMm()));
    for (int corner = 0; corner < 4; corner++) {
      double column = (corner & 1) * (columns - 1.0);
      double row = (corner >> 1) * (rows - 1.0);
      Vector3 there =
          frame
              .position()
              .plus(frame.direction().column().times(column * frame.columnMm()))
              .plus(frame.direction().row().times(row * frame.rowMm()));
      if (grid.positionOf(column, row, slice).minus(there).length() > tolerance) {
        return false;
      }
    }
    return true;
  }
}
