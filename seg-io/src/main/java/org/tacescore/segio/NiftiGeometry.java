package org.tacescore.segio;

import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * The grid that a NIfTI header describes, turned from RAS to LPS and to millimetres.
 *
 * <p>The sform is taken before the qform (nifti1.h, methods 3 and 2). But where the sform leads to
 * a standard space (codes 3 and above: Talairach, MNI152, a template) and the qform to the
 * scanner's or an aligned one (1, 2), the qform is: measures are the patient's. Method 1, without
 * either, is refused, for it does not say which side is left.
 */
final class NiftiGeometry {

  /** Codes up to this one are spaces of the patient: the scanner's, or aligned to another image. */
  private static final int ALIGNED_ANAT = 2;

  /** Part of a voxel by which the steps of the sform may differ from pixdim. */
  private static final double SAME_STEP = 1e-3;

  private final NiftiHeader header;
  private final double unitMm;

  private NiftiGeometry(NiftiHeader header) {
    this.header = header;
    this.unitMm = header.unitMm();
  }

  /**
   * @throws RefusedException UNSUPPORTED_FORMAT, TOO_LARGE, GEOMETRY_MISMATCH where axes are not at
   *     right angles, or sform and pixdim give the voxels different sizes
   */
  static VolumeGeometry of(NiftiHeader header) {
    try {
      return new NiftiGeometry(header).geometry();
    } catch (InvalidGeometryException e) {
      throw new RefusedException(Refusal.GEOMETRY_MISMATCH, "NIfTI: " + e.getMessage(), e);
    }
  }

  private VolumeGeometry geometry() {
    GridSize size = header.size();
    boolean sform = header.sformCode() > 0;
    boolean qform = header.qformCode() > 0;
    if (!sform && !qform) {
      throw NiftiHeader.refused(
          Refusal.UNSUPPORTED_FORMAT, "neither sform nor qform says where the voxels lie");
    }
    boolean standard = header.sformCode() > ALIGNED_ANAT && header.qformCode() <= ALIGNED_ANAT;
    return sform && !(qform && standard) ? fromSform(size) : fromQform(size);
  }

  /** Rows of the affine are x, y, z; its columns the steps of the indices and the origin. */
  private VolumeGeometry fromSform(GridSize size) {
    Vector3 column = sformColumn(0);
    Vector3 row = sformColumn(1);
    Vector3 slice = sformColumn(2);
    return new VolumeGeometry(
        size,
        new Spacing(step(column, 1), step(row, 2), step(slice, 3)),
        new Direction(column.normalised(), row.normalised(), slice.normalised()),
        sformColumn(3),
        "");
  }

  private Vector3 sformColumn(int column) {
    return lps(header.sform(0, column), header.sform(1, column), header.sform(2, column));
  }

  /** pixdim where it is given, for it is not rounded by turning. */
  private double step(Vector3 axis, int i) {
    double length = axis.length();
    double stated = header.pixdim(i) * unitMm;
    if (stated == 0) {
      return length;
    }
    if (!(Math.abs(stated - length) <= SAME_STEP * length)) {
      throw NiftiHeader.refused(
          Refusal.GEOMETRY_MISMATCH,
          "the sform makes voxels %s mm wide along index %d, pixdim %s mm"
              .formatted(length, i, stated));
    }
    return stated;
  }

  private VolumeGeometry fromQform(GridSize size) {
    double b = header.qform(0);
    double c = header.qform(1);
    double d = header.qform(2);
    double a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
    double slices = header.pixdim(0) < 0 ? -1 : 1;
    return new VolumeGeometry(
        size,
        new Spacing(
            header.pixdim(1) * unitMm, header.pixdim(2) * unitMm, header.pixdim(3) * unitMm),
        new Direction(
            axis(a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)),
            axis(2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b)),
            axis(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - c * c - b * b)
                .times(slices)),
        lps(header.qform(3), header.qform(4), header.qform(5)),
        "");
  }

  private static Vector3 axis(double right, double anterior, double superior) {
    return new Vector3(-right, -anterior, superior);
  }

  /** NIfTI's x leads to the right, its y to anterior. */
  private Vector3 lps(double right, double anterior, double superior) {
    return axis(right, anterior, superior).times(unitMm);
  }
}
