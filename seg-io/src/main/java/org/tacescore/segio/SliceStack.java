package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * Parallel slices of one size, in the order of their positions along the slice normal (column
 * direction x row direction), at even distances.
 */
final class SliceStack {

  /**
   * Largest length of the difference between two slices' direction cosines. Cosines that were
   * rounded to four decimals differ by up to 1.7e-4, which moves a voxel 250 mm away by 0.05 mm.
   */
  static final double ORIENTATION_TOLERANCE = 2e-4;

  /** Largest difference of pixel spacings: over 512 voxels it adds up to 0.05 mm. */
  static final double PIXEL_SPACING_TOLERANCE_MM = 1e-4;

  /**
   * Largest distance of a slice's first voxel from the line through the first slice's along the
   * normal. More is a tilted gantry (1 degree shifts by 0.2 mm within 12 mm) or a moved table; less
   * is a third of the finest usual voxel.
   */
  static final double IN_PLANE_TOLERANCE_MM = 0.2;

  /** Two slices nearer than this are one position: rounding to two decimals differs so much. */
  static final double SAME_POSITION_MM = 0.01;

  /** Largest deviation of a gap from the series' spacing, as a part of it. */
  static final double GAP_TOLERANCE = 0.01;

  /** Largest deviation of any slice from the even grid, as a part of the spacing. */
  static final double DRIFT_TOLERANCE = 0.1;

  /** How near to a whole multiple of the spacing a gap is a missing slice, not an uneven one. */
  static final double MULTIPLE_TOLERANCE = 0.1;

  private final List<Slice> slices;
  private final Vector3 normal;
  private final double spacingMm;

  private SliceStack(List<Slice> slices, Vector3 normal, double spacingMm) {
    this.slices = slices;
    this.normal = normal;
    this.spacingMm = spacingMm;
  }

  /** Sorts and checks; raises MISSING_SLICE, UNEVEN_SLICES, DUPLICATE_SLICE, GEOMETRY_MISMATCH. */
  static SliceStack of(List<ImageFrame> frames) {
    return ofSlices(frames.stream().map(Slice::of).toList());
  }

  /** As {@link #of}. */
  static SliceStack ofSlices(List<Slice> unsorted) {
    List<Slice> slices = new ArrayList<>(unsorted);
    Slice first = slices.get(0);
    slices.forEach(slice -> requireSamePlane(first, slice));
    Vector3 normal = first.normal();
    slices.sort(Comparator.comparingDouble(slice -> slice.position().dot(normal)));
    requireNoShift(slices, normal);
    return new SliceStack(slices, normal, evenSpacing(slices, normal));
  }

  /** Whether slices make an even stack; one slice does, whatever its thickness. */
  static boolean isEven(List<Slice> slices) {
    if (slices.size() == 1) {
      return true;
    }
    try {
      ofSlices(slices);
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  /** Whether two slices could be of one stack: same size, spacing and orientation. */
  static boolean isSamePlane(Slice one, Slice other) {
    return one.columns() == other.columns()
        && one.rows() == other.rows()
        && near(one.columnSpacingMm(), other.columnSpacingMm())
        && near(one.rowSpacingMm(), other.rowSpacingMm())
        && gap(one.columnDirection(), other.columnDirection()) <= ORIENTATION_TOLERANCE
        && gap(one.rowDirection(), other.rowDirection()) <= ORIENTATION_TOLERANCE;
  }

  List<Slice> slices() {
    return slices;
  }

  VolumeGeometry geometry(String frameOfReferenceUid) {
    Slice first = slices.get(0);
    try {
      return new VolumeGeometry(
          new GridSize(first.columns(), first.rows(), slices.size()),
          new Spacing(first.columnSpacingMm(), first.rowSpacingMm(), spacingMm),
          new Direction(first.columnDirection(), first.rowDirection(), normal),
          first.position(),
          frameOfReferenceUid);
    } catch (InvalidGeometryException e) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH, e.getMessage() + " (instance " + first.uid() + ")", e);
    }
  }

  private static void requireSamePlane(Slice first, Slice slice) {
    if (!isSamePlane(first, slice)) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH,
          "instances %s and %s differ in size, spacing or orientation"
              .formatted(first.uid(), slice.uid()));
    }
  }

  private static boolean near(double oneMm, double otherMm) {
    return Math.abs(oneMm - otherMm) <= PIXEL_SPACING_TOLERANCE_MM;
  }

  private static double gap(Vector3 one, Vector3 other) {
    return one.minus(other).length();
  }

  private static void requireNoShift(List<Slice> slices, Vector3 normal) {
    Vector3 start = slices.get(0).position();
    for (Slice slice : slices) {
      Vector3 step = slice.position().minus(start);
      double shift = step.minus(normal.times(step.dot(normal))).length();
      if (shift > IN_PLANE_TOLERANCE_MM) {
        throw new RefusedException(
            Refusal.GEOMETRY_MISMATCH,
            "instance %s is shifted by %.3f mm within its plane: tilted gantry or moved table"
                .formatted(slice.uid(), shift));
      }
    }
  }

  private static double evenSpacing(List<Slice> slices, Vector3 normal) {
    if (slices.size() == 1) {
      return slices.get(0).thicknessMm();
    }
    double[] at = slices.stream().mapToDouble(slice -> slice.position().dot(normal)).toArray();
    double[] gaps = new double[at.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = at[i + 1] - at[i];
      if (gaps[i] < SAME_POSITION_MM) {
        throw new RefusedException(
            Refusal.DUPLICATE_SLICE,
            "instances %s and %s lie %.4f mm apart"
                .formatted(slices.get(i).uid(), slices.get(i + 1).uid(), gaps[i]));
      }
    }
    double usual = lowerMedian(gaps);
    for (int i = 0; i < gaps.length; i++) {
      requireUsualGap(usual, gaps[i], slices.get(i), slices.get(i + 1));
    }
    double spacing = (at[at.length - 1] - at[0]) / gaps.length;
    for (int i = 0; i < at.length; i++) {
      if (Math.abs(at[i] - at[0] - i * spacing) > DRIFT_TOLERANCE * spacing) {
        throw new RefusedException(
            Refusal.UNEVEN_SLICES,
            "instance %s lies off the even grid of %.4f mm"
                .formatted(slices.get(i).uid(), spacing));
      }
    }
    return spacing;
  }

  private static double lowerMedian(double[] gaps) {
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  private static void requireUsualGap(double usual, double gap, Slice below, Slice above) {
    // Rounded positions make the smallest gaps uneven by more than a hundredth.
    if (Math.abs(gap - usual) <= Math.max(GAP_TOLERANCE * usual, SAME_POSITION_MM)) {
      return;
    }
    double multiple = gap / usual;
    boolean missing =
        Math.rint(multiple) >= 2 && Math.abs(multiple - Math.rint(multiple)) <= MULTIPLE_TOLERANCE;
    throw new RefusedException(
        missing ? Refusal.MISSING_SLICE : Refusal.UNEVEN_SLICES,
        "instances %s and %s lie %.4f mm apart, others %.4f mm"
            .formatted(below.uid(), above.uid(), gap, usual));
  }
}
