package org.tacescore.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.network.ImageTensor;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Cuts the patch that a {@link CropRule} describes out of the phases of a study. */
final class CropSampler {
  private static final double EDGE = 1e-6;

  private final CropRule rule;
  private final VolumeGeometry reference;
  private final Patch patch;
  private final PhaseImage image;
  private final PhaseSource source;

  /** A square on the reference grid: its centre as a continuous index, and half its side in mm. */
  private record Patch(double column, double row, int slice, double halfSideMm) {}

  private CropSampler(CropRule rule, PhaseImage image, PhaseSource source) {
    this.rule = rule;
    this.image = image;
    this.source = source;
    this.reference = image.volume().geometry();
    this.patch = patch(image.roi(), rule.marginMm());
  }

  /**
   * A batch of one crop, {@code size} by {@code size}, one channel each of the rule's channels.
   *
   * @param source tells how phases of different frames of reference lie to each other
   * @throws RefusedException when a phase does not reach the slice of the patch, or as {@link
   *     PhaseSource#registration}
   */
  static ImageTensor sample(
      CropRule rule, Map<ContrastPhase, PhaseImage> images, PhaseSource source) {
    return new CropSampler(rule, imageOf(rule.reference(), images), source).sample(images);
  }

  private static PhaseImage imageOf(ContrastPhase phase, Map<ContrastPhase, PhaseImage> images) {
    PhaseImage image = images.get(phase);
    if (image == null) {
      throw new RefusedException(Refusal.MISSING_PHASE, "the crop needs phase " + phase);
    }
    return image;
  }

  private ImageTensor sample(Map<ContrastPhase, PhaseImage> images) {
    List<ContrastPhase> channels = rule.channels();
    int size = rule.size();
    float[] values = new float[size * size * channels.size()];
    for (int channel = 0; channel < channels.size(); channel++) {
      PhaseImage other = imageOf(channels.get(channel), images);
      Optional<Registration> way = wayTo(other);
      requireSliceInside(other, way);
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          double value = valueAt(other.volume(), moved(positionOf(column, row), way));
          values[(row * size + column) * channels.size() + channel] = (float) windowed(value);
        }
      }
    }
    return ImageTensor.of(1, rule.shape(), values);
  }

  private static Patch patch(Mask roi, double marginMm) {
    GridSize size = roi.geometry().size();
    int[] areas = new int[size.slices()];
    roi.offsets().forEach(offset -> areas[offset / size.columns() / size.rows()]++);
    int slice =
        IntStream.range(0, areas.length).reduce(0, (best, s) -> areas[s] > areas[best] ? s : best);
    int[] box = {size.columns(), -1, size.rows(), -1};
    roi.offsets()
        .filter(offset -> offset / size.columns() / size.rows() == slice)
        .forEach(
            offset -> {
              int column = offset % size.columns();
              int row = offset / size.columns() % size.rows();
              box[0] = Math.min(box[0], column);
              box[1] = Math.max(box[1], column);
              box[2] = Math.min(box[2], row);
              box[3] = Math.max(box[3], row);
            });
    double widthMm = (box[1] - box[0] + 1) * roi.geometry().spacingMm().columnMm();
    double heightMm = (box[3] - box[2] + 1) * roi.geometry().spacingMm().rowMm();
    return new Patch(
        (box[0] + box[1]) / 2.0,
        (box[2] + box[3]) / 2.0,
        slice,
        Math.max(widthMm, heightMm) / 2 + marginMm);
  }

  /** Patient position of the centre of a pixel of the crop. */
  private Vector3 positionOf(int column, int row) {
    double stepMm = 2 * patch.halfSideMm() / rule.size();
    double columnMm = (column + 0.5) * stepMm - patch.halfSideMm();
    double rowMm = (row + 0.5) * stepMm - patch.halfSideMm();
    return reference.positionOf(
        patch.column() + columnMm / reference.spacingMm().columnMm(),
        patch.row() + rowMm / reference.spacingMm().rowMm(),
        patch.slice());
  }

  /** Positions mean the same place in one frame of reference only. */
  private Optional<Registration> wayTo(PhaseImage other) {
    String frame = other.volume().geometry().frameOfReferenceUid();
    return frame.equals(reference.frameOfReferenceUid())
        ? Optional.empty()
        : Optional.of(source.registration(image, other));
  }

  private static Vector3 moved(Vector3 position, Optional<Registration> way) {
    return way.isPresent() ? way.get().apply(position) : position;
  }

  private void requireSliceInside(PhaseImage other, Optional<Registration> way) {
    VolumeGeometry geometry = other.volume().geometry();
    Vector3 middle = reference.positionOf(patch.column(), patch.row(), patch.slice());
    Vector3 centre = geometry.indexOf(moved(middle, way));
    GridSize size = geometry.size();
    if (isOutside(centre.x(), size.columns())
        || isOutside(centre.y(), size.rows())
        || isOutside(centre.z(), size.slices())) {
      throw new RefusedException(
          Refusal.MASK_OUTSIDE_VOLUME,
          "the centre of the tumour's largest slice lies outside series " + other.seriesUid());
    }
  }

  private static boolean isOutside(double index, int length) {
    return index < -0.5 - EDGE || index > length - 0.5 + EDGE;
  }

  /** Bilinear in the plane of the nearest slice; the lower window end outside the grid. */
  private double valueAt(Volume volume, Vector3 position) {
    Vector3 index = volume.geometry().indexOf(position);
    GridSize size = volume.geometry().size();
    if (isOutside(index.x(), size.columns())
        || isOutside(index.y(), size.rows())
        || isOutside(index.z(), size.slices())) {
      return rule.windowLow();
    }
    int slice = clamp((int) Math.rint(index.z()), size.slices());
    int column = (int) Math.floor(index.x());
    int row = (int) Math.floor(index.y());
    double right = index.x() - column;
    double below = index.y() - row;
    int left = clamp(column, size.columns());
    int next = clamp(column + 1, size.columns());
    int top = clamp(row, size.rows());
    int bottom = clamp(row + 1, size.rows());
    return (1 - below) * mix(volume.at(left, top, slice), volume.at(next, top, slice), right)
        + below * mix(volume.at(left, bottom, slice), volume.at(next, bottom, slice), right);
  }

  private static double mix(double first, double second, double part) {
    return (1 - part) * first + part * second;
  }

  private static int clamp(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }

  private double windowed(double value) {
    double part = (value - rule.windowLow()) / (rule.windowHigh() - rule.windowLow());
    return Math.max(0, Math.min(1, part));
  }
}
