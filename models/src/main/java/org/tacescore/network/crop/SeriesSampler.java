package org.tacescore.network.crop;

import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Reads one series at positions of the reference's frame; NaN outside its volume. */
final class SeriesSampler {
  private static final double EDGE = 1e-6;

  private final CropSeries series;
  private final Volume volume;
  private final GridSize size;

  SeriesSampler(CropSeries series) {
    this.series = series;
    this.volume = series.volume();
    this.size = volume.geometry().size();
  }

  /** Refuses a series in another frame of reference than the grid that no registration joins. */
  void requireWayFrom(VolumeGeometry reference) {
    String from = reference.frameOfReferenceUid();
    String to = volume.geometry().frameOfReferenceUid();
    boolean joined =
        series
            .way()
            .map(way -> way.sourceFrameUid().equals(from) && way.targetFrameUid().equals(to))
            .orElse(from.equals(to));
    if (!joined) {
      throw new RefusedException(
          Refusal.FRAME_OF_REFERENCE_MISMATCH,
          "series %s lies in frame '%s', the region in '%s'".formatted(series.name(), to, from));
    }
  }

  /** Refuses a crop whose middle lies outside the volume. */
  void requireInside(Vector3 middle) {
    if (isOutside(indexOf(middle))) {
      throw new RefusedException(
          Refusal.MASK_OUTSIDE_VOLUME, "the centre of a crop lies outside series " + series.name());
    }
  }

  /**
   * Bilinear in the plane of a slice.
   *
   * @param away slices between the nearest one and the one that is read
   */
  double inPlane(Vector3 position, int away) {
    Vector3 index = indexOf(position);
    if (isOutside(index)) {
      return Double.NaN;
    }
    int nearest = clamp((int) Math.rint(index.z()), size.slices());
    return bilinear(index, clamp(nearest + away, size.slices()));
  }

  /** Trilinear. */
  double inSpace(Vector3 position) {
    Vector3 index = indexOf(position);
    if (isOutside(index)) {
      return Double.NaN;
    }
    int slice = (int) Math.floor(index.z());
    return mix(
        bilinear(index, clamp(slice, size.slices())),
        bilinear(index, clamp(slice + 1, size.slices())),
        index.z() - slice);
  }

  private double bilinear(Vector3 index, int slice) {
    int column = (int) Math.floor(index.x());
    int row = (int) Math.floor(index.y());
    double right = index.x() - column;
    double below = index.y() - row;
    int left = clamp(column, size.columns());
    int next = clamp(column + 1, size.columns());
    int top = clamp(row, size.rows());
    int bottom = clamp(row + 1, size.rows());
    double value =
        (1 - below) * mix(volume.at(left, top, slice), volume.at(next, top, slice), right)
            + below * mix(volume.at(left, bottom, slice), volume.at(next, bottom, slice), right);
    if (!Double.isFinite(value)) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "series %s holds a value that is no number where it is cropped".formatted(series.name()));
    }
    return value;
  }

  private Vector3 indexOf(Vector3 position) {
    return volume.geometry().indexOf(series.moved(position));
  }

  private boolean isOutside(Vector3 index) {
    return isOutside(index.x(), size.columns())
        || isOutside(index.y(), size.rows())
        || isOutside(index.z(), size.slices());
  }

  private static boolean isOutside(double index, int length) {
    return index < -0.5 - EDGE || index > length - 0.5 + EDGE;
  }

  private static int clamp(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }

  private static double mix(double first, double second, double part) {
    return (1 - part) * first + part * second;
  }
}
