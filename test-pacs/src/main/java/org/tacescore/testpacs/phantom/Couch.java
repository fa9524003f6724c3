package org.tacescore.testpacs.phantom;

import java.util.SplittableRandom;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * Where a patient lies in the scanner, and how it is sliced.
 *
 * @param grid in scanner coordinates
 * @param isocentre of the anatomical origin, in scanner coordinates, mm
 */
record Couch(VolumeGeometry grid, Vector3 isocentre) {

  /**
   * CT lies straight; every third MR, from the second, is tilted by a few degrees.
   *
   * @param scanner whose slices cover the height of the usual scanner's
   */
  static Couch draw(
      PhantomOptions options,
      Scanner scanner,
      int index,
      String frameOfReferenceUid,
      SplittableRandom random) {
    boolean ct = options.modality() == PhantomModality.CT;
    GridSize size = scanned(options, scanner);
    double field = scanner.fieldOfViewMm();
    Spacing spacing = new Spacing(field / size.columns(), field / size.rows(), scanner.sliceMm());
    Direction direction = !ct && index % 3 == 1 ? tilted() : Direction.AXIAL;
    Vector3 isocentre =
        new Vector3(
            ct ? 0 : random.nextInt(-6, 7),
            ct ? -random.nextInt(10, 30) : random.nextInt(-8, 9),
            ct ? -random.nextInt(200, 600) : random.nextInt(-20, 21));
    Vector3 middle =
        direction
            .column()
            .times((size.columns() - 1) / 2.0 * spacing.columnMm())
            .plus(direction.row().times((size.rows() - 1) / 2.0 * spacing.rowMm()))
            .plus(direction.slice().times((size.slices() - 1) / 2.0 * spacing.sliceMm()));
    Vector3 origin = rounded(isocentre.minus(middle));
    return new Couch(
        new VolumeGeometry(size, spacing, direction, origin, frameOfReferenceUid), isocentre);
  }

  private static GridSize scanned(PhantomOptions options, Scanner scanner) {
    GridSize usual = options.grid();
    double ratio = Scanner.usual(options.modality()).sliceMm() / scanner.sliceMm();
    int slices = (int) Math.max(1, Math.round(usual.slices() * ratio));
    return new GridSize(usual.columns(), usual.rows(), slices);
  }

  /** The same slices in the body's own coordinates. */
  VolumeGeometry anatomicalGrid() {
    return new VolumeGeometry(
        grid.size(), grid.spacingMm(), grid.direction(), grid.origin().minus(isocentre), "");
  }

  /** The same slices after the couch was moved and zeroed anew. */
  Couch movedTo(String frameOfReferenceUid) {
    Vector3 shift = new Vector3(7, -4, 112.5);
    VolumeGeometry moved =
        new VolumeGeometry(
            grid.size(),
            grid.spacingMm(),
            grid.direction(),
            grid.origin().plus(shift),
            frameOfReferenceUid);
    return new Couch(moved, isocentre.plus(shift));
  }

  /** Turned by 6 degrees about x, then by 4 degrees about z; cosines as a DS can say them. */
  private static Direction tilted() {
    double a = Math.toRadians(6);
    double b = Math.toRadians(4);
    Vector3 column = rounded(new Vector3(Math.cos(b), Math.sin(b), 0));
    Vector3 row =
        rounded(new Vector3(-Math.sin(b) * Math.cos(a), Math.cos(b) * Math.cos(a), Math.sin(a)));
    return new Direction(column, row, column.cross(row).normalised());
  }

  private static Vector3 rounded(Vector3 v) {
    return new Vector3(
        DecimalString.rounded(v.x()), DecimalString.rounded(v.y()), DecimalString.rounded(v.z()));
  }
}
