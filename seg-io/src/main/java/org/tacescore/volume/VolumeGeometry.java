package org.tacescore.volume;

/**
 * A regular grid of voxels in patient space: {@code position = origin + sum(index * spacing *
 * direction)}.
 *
 * @param size voxels along column, row, slice
 * @param spacingMm distance between voxel centres
 * @param direction unit vectors of the three indices, LPS
 * @param origin centre of voxel (0, 0, 0), LPS, mm
 * @param frameOfReferenceUid DICOM Frame of Reference UID (0020,0052); empty where none is known,
 *     as in NRRD and NIfTI files
 */
public record VolumeGeometry(
    GridSize size,
    Spacing spacingMm,
    Direction direction,
    Vector3 origin,
    String frameOfReferenceUid) {

  /** Patient position of a voxel index, which need not be whole. */
  public Vector3 positionOf(double column, double row, double slice) {
    return origin
        .plus(direction.column().times(column * spacingMm.columnMm()))
        .plus(direction.row().times(row * spacingMm.rowMm()))
        .plus(direction.slice().times(slice * spacingMm.sliceMm()));
  }

  /** As {@link #positionOf}, with ITK's order of operations, for grids that must equal ITK's. */
  public Vector3 pointAt(double column, double row, double slice) {
    double[] m = GridLines.positionMatrix(this);
    return new Vector3(
        m[0] * column + m[1] * row + m[2] * slice + origin.x(),
        m[3] * column + m[4] * row + m[5] * slice + origin.y(),
        m[6] * column + m[7] * row + m[8] * slice + origin.z());
  }

  /** Continuous index ({@code x} column, {@code y} row, {@code z} slice) of a patient position. */
  public Vector3 indexOf(Vector3 position) {
    Vector3 d = position.minus(origin);
    return new Vector3(
        d.dot(direction.column()) / spacingMm.columnMm(),
        d.dot(direction.row()) / spacingMm.rowMm(),
        d.dot(direction.slice()) / spacingMm.sliceMm());
  }

  /**
   * Whether both grids put every voxel at the same place.
   *
   * @param toleranceMm largest distance allowed between the two positions of any corner voxel
   */
  public boolean sameGridAs(VolumeGeometry other, double toleranceMm) {
    if (!size.equals(other.size)) {
      return false;
    }
    for (int corner = 0; corner < 8; corner++) {
      double column = (corner & 1) * (size.columns() - 1.0);
      double row = (corner >> 1 & 1) * (size.rows() - 1.0);
      double slice = (corner >> 2) * (size.slices() - 1.0);
      Vector3 gap = positionOf(column, row, slice).minus(other.positionOf(column, row, slice));
      if (gap.length() > toleranceMm) {
        return false;
      }
    }
    return true;
  }

  /** The grid of the voxels inside a box of this one. */
  public VolumeGeometry crop(GridBox box) {
    return new VolumeGeometry(
        box.size(),
        spacingMm,
        direction,
        positionOf(box.firstColumn(), box.firstRow(), box.firstSlice()),
        frameOfReferenceUid);
  }

  public VolumeGeometry withFrameOfReferenceUid(String uid) {
    return new VolumeGeometry(size, spacingMm, direction, origin, uid);
  }
}
