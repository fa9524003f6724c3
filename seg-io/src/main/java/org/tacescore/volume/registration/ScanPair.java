package org.tacescore.volume.registration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Margin;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Resampler;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * What is compared of two scans: the surroundings of the liver, at several resolutions.
 *
 * @param fixed levels of the fixed image's crop, coarsest first
 * @param moving levels of the moving image's crop, which is larger
 * @param fixedWindow range of values
 * @param movingWindow range of values
 * @param region the liver and its margin; all of the crop where there is no liver; on the fixed
 *     image's finest level
 * @param start the first guess: what is added to a position, mm
 */
record ScanPair(
    List<LevelImage> fixed,
    List<LevelImage> moving,
    IntensityWindow fixedWindow,
    IntensityWindow movingWindow,
    Mask region,
    Vector3 start) {
  /** How far beyond the fixed crop the moving image may be looked at. */
  private static final double REACH_MM = 40;

  private static final int FEWEST_VOXELS = 4;
  private static final int MOST_WINDOW_VALUES = 200_000;

  ScanPair {
    fixed = List.copyOf(fixed);
    moving = List.copyOf(moving);
  }

  /**
   * Cuts, clips and smooths.
   *
   * @throws RefusedException REGISTRATION_FAILED where the images do not meet
   */
  static ScanPair of(Scan fixed, Scan moving, RegistrationSettings settings) {
    Vector3 start = start(fixed, moving);
    Volume fixedCrop = fixed.volume().crop(fixedBox(fixed, settings.marginMm()));
    GridBox movingBox = movingBox(fixedCrop.geometry(), moving.volume().geometry(), start);
    Mask core = core(fixed, fixedCrop.geometry());
    IntensityWindow fixedWindow = window(core, fixedCrop, new Vector3(0, 0, 0));
    IntensityWindow movingWindow =
        moving.liver().isPresent()
            ? window(moving.liver().get(), moving.volume(), new Vector3(0, 0, 0))
            : window(core, moving.volume(), start);
    Volume movingCrop = moving.volume().crop(movingBox);
    List<LevelImage> fixedLevels = levels(fixedCrop, fixedWindow, settings);
    VolumeGeometry finest = fixedLevels.get(fixedLevels.size() - 1).geometry();
    Mask region = Margin.plus(Resampler.resample(core, finest), settings.marginMm());
    return new ScanPair(
        fixedLevels,
        levels(movingCrop, movingWindow, settings),
        fixedWindow,
        movingWindow,
        region,
        start);
  }

  /** The livers on each other where both are drawn, else as one frame of reference has it. */
  private static Vector3 start(Scan fixed, Scan moving) {
    VolumeGeometry one = fixed.volume().geometry();
    VolumeGeometry other = moving.volume().geometry();
    if (fixed.liver().isPresent() && moving.liver().isPresent()) {
      return moving.liver().get().centroid().minus(fixed.liver().get().centroid());
    }
    return one.frameOfReferenceUid().equals(other.frameOfReferenceUid())
        ? new Vector3(0, 0, 0)
        : centre(other).minus(centre(one));
  }

  /** Centre of the fixed crop. */
  Vector3 centre() {
    return centre(fixed.get(0).geometry());
  }

  /** The lattice that covers the fixed crop. */
  ControlGrid controlGrid(double mm) {
    VolumeGeometry crop = fixed.get(0).geometry();
    double[] low = {1e9, 1e9, 1e9};
    double[] high = {-1e9, -1e9, -1e9};
    for (Vector3 corner : corners(crop)) {
      widen(low, high, 0, corner.x(), 0);
      widen(low, high, 1, corner.y(), 0);
      widen(low, high, 2, corner.z(), 0);
    }
    return ControlGrid.covering(
        new Vector3(low[0], low[1], low[2]), new Vector3(high[0], high[1], high[2]), mm);
  }

  private static List<Vector3> corners(VolumeGeometry grid) {
    GridSize size = grid.size();
    return IntStream.range(0, 8)
        .mapToObj(
            corner ->
                grid.positionOf(
                    (corner & 1) * (size.columns() - 1.0),
                    (corner >> 1 & 1) * (size.rows() - 1.0),
                    (corner >> 2) * (size.slices() - 1.0)))
        .toList();
  }

  private static Vector3 centre(VolumeGeometry grid) {
    GridSize size = grid.size();
    return grid.positionOf(
        (size.columns() - 1) / 2.0, (size.rows() - 1) / 2.0, (size.slices() - 1) / 2.0);
  }

  private static GridBox fixedBox(Scan fixed, double marginMm) {
    GridSize size = fixed.volume().geometry().size();
    GridBox whole = box(size, new double[3], new double[] {1e9, 1e9, 1e9});
    GridBox tight = fixed.liver().flatMap(Mask::boundingBox).orElse(whole);
    Spacing mm = fixed.volume().geometry().spacingMm();
    double c = marginMm / mm.columnMm();
    double r = marginMm / mm.rowMm();
    double s = marginMm / mm.sliceMm();
    return box(
        size,
        new double[] {tight.firstColumn() - c, tight.firstRow() - r, tight.firstSlice() - s},
        new double[] {tight.lastColumn() + c, tight.lastRow() + r, tight.lastSlice() + s});
  }

  /** The part of the moving grid that holds the corners of the fixed crop, and some more. */
  private static GridBox movingBox(VolumeGeometry crop, VolumeGeometry grid, Vector3 start) {
    double[] low = {1e9, 1e9, 1e9};
    double[] high = {-1e9, -1e9, -1e9};
    for (Vector3 corner : corners(crop)) {
      Vector3 index = grid.indexOf(corner.plus(start));
      widen(low, high, 0, index.x(), REACH_MM / grid.spacingMm().columnMm());
      widen(low, high, 1, index.y(), REACH_MM / grid.spacingMm().rowMm());
      widen(low, high, 2, index.z(), REACH_MM / grid.spacingMm().sliceMm());
    }
    return box(grid.size(), low, high);
  }

  private static void widen(double[] low, double[] high, int axis, double index, double reach) {
    low[axis] = Math.min(low[axis], index - reach);
    high[axis] = Math.max(high[axis], index + reach);
  }

  private static GridBox box(GridSize size, double[] low, double[] high) {
    int[] most = {size.columns() - 1, size.rows() - 1, size.slices() - 1};
    int[] from = new int[3];
    int[] to = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      from[axis] = (int) Math.max(0, Math.floor(low[axis]));
      to[axis] = (int) Math.min(most[axis], Math.ceil(high[axis]));
      if (to[axis] - from[axis] + 1 < FEWEST_VOXELS) {
        throw new RefusedException(
            Refusal.REGISTRATION_FAILED,
            "the images share voxels %d to %d of axis %d in a grid of %s; %d are needed"
                .formatted(from[axis], to[axis], axis, size, FEWEST_VOXELS));
      }
    }
    return new GridBox(from[0], to[0], from[1], to[1], from[2], to[2]);
  }

  /** The liver in the crop; without one all of it. */
  private static Mask core(Scan fixed, VolumeGeometry crop) {
    return fixed
        .liver()
        .map(liver -> Resampler.resample(liver, crop))
        .orElseGet(() -> Mask.where(crop, offset -> true));
  }

  private static IntensityWindow window(Mask core, Volume image, Vector3 shift) {
    int step = core.voxelCount() / MOST_WINDOW_VALUES + 1;
    int[] offsets = core.offsets().toArray();
    float[] values = new float[offsets.length / step + 1];
    VolumeGeometry grid = image.geometry();
    int found = 0;
    for (int i = 0; i < offsets.length; i += step) {
      Vector3 at = grid.indexOf(Deformation.centre(core.geometry(), offsets[i]).plus(shift));
      int column = (int) Math.round(at.x());
      int row = (int) Math.round(at.y());
      int slice = (int) Math.round(at.z());
      if (grid.size().contains(column, row, slice)) {
        values[found++] = (float) image.at(column, row, slice);
      }
    }
    if (found < offsets.length / step / 4 || found == 0) {
      throw new RefusedException(
          Refusal.REGISTRATION_FAILED,
          "only %d of %d places of the fixed image's region lie in the moving image"
              .formatted(found, offsets.length / step));
    }
    return IntensityWindow.around(Arrays.copyOf(values, found));
  }

  private static List<LevelImage> levels(
      Volume crop, IntensityWindow window, RegistrationSettings settings) {
    float[] values = crop.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = window.clip(values[i]);
    }
    return GaussianLevels.of(new LevelImage(crop.geometry(), values), settings.levelsMm());
  }
}
