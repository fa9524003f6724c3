package org.tacescore.volume;

/**
 * A rigid transform of patient space: {@code target = R * source + t}, from one frame of reference
 * into another; mm, LPS.
 *
 * @param sourceFrameUid Frame of Reference UID of the positions that go in
 * @param targetFrameUid Frame of Reference UID of those that come out
 * @param rotation R
 * @param translationMm t
 */
public record Registration(
    String sourceFrameUid, String targetFrameUid, Rotation rotation, Vector3 translationMm) {
  private static final int LENGTH = 16;
  private static final double LAST_ROW_TOLERANCE = 1e-6;

  public Registration {
    if (sourceFrameUid.isBlank() || targetFrameUid.isBlank()) {
      throw new InvalidGeometryException(
          "a registration needs two frames of reference, got '%s' and '%s'"
              .formatted(sourceFrameUid, targetFrameUid));
    }
  }

  /**
   * From a homogeneous matrix; what its digits miss of a rotation is mended, so that the way back
   * and chains of transforms are rotations too.
   *
   * @param matrix 4 x 4, row-major (DICOM PS3.3 C.20.2.1.1)
   * @throws InvalidGeometryException if it is not rigid: R orthonormal with determinant +1 within
   *     {@link Rotation#TOLERANCE}, last row 0, 0, 0, 1 within 1e-6
   */
  public static Registration of(String sourceFrameUid, String targetFrameUid, double[] matrix) {
    if (matrix.length != LENGTH) {
      throw new InvalidGeometryException("a matrix of 4 x 4 has 16 elements, got " + matrix.length);
    }
    double stray =
        Math.abs(matrix[12])
            + Math.abs(matrix[13])
            + Math.abs(matrix[14])
            + Math.abs(matrix[15] - 1);
    if (!(stray <= LAST_ROW_TOLERANCE)) {
      throw new InvalidGeometryException(
          "the last row of a matrix must be 0, 0, 0, 1, got %s, %s, %s, %s"
              .formatted(matrix[12], matrix[13], matrix[14], matrix[15]));
    }
    return new Registration(
        sourceFrameUid,
        targetFrameUid,
        new Rotation(
                new Vector3(matrix[0], matrix[1], matrix[2]),
                new Vector3(matrix[4], matrix[5], matrix[6]),
                new Vector3(matrix[8], matrix[9], matrix[10]))
            .orthonormal(),
        new Vector3(matrix[3], matrix[7], matrix[11]));
  }

  /** Where a position of the source frame lies in the target frame. */
  public Vector3 apply(Vector3 position) {
    return rotation.apply(position).plus(translationMm);
  }

  /**
   * The grid as it lies in the target frame: the same voxels, so that a mask goes with it.
   *
   * @throws InvalidGeometryException if the grid is in another frame than the source
   */
  public VolumeGeometry apply(VolumeGeometry grid) {
    if (!grid.frameOfReferenceUid().equals(sourceFrameUid)) {
      throw new InvalidGeometryException(
          "a registration of frame %s does not move a grid in frame '%s'"
              .formatted(sourceFrameUid, grid.frameOfReferenceUid()));
    }
    return new VolumeGeometry(
        grid.size(),
        grid.spacingMm(),
        new Direction(
            rotation.apply(grid.direction().column()),
            rotation.apply(grid.direction().row()),
            rotation.apply(grid.direction().slice())),
        apply(grid.origin()),
        targetFrameUid);
  }

  /** The way back. */
  public Registration inverse() {
    Rotation back = rotation.inverse();
    return new Registration(
        targetFrameUid, sourceFrameUid, back, back.apply(translationMm).times(-1));
  }

  /**
   * This transform, then the next one.
   *
   * @throws InvalidGeometryException if the next one does not begin where this one ends
   */
  public Registration then(Registration next) {
    if (!targetFrameUid.equals(next.sourceFrameUid)) {
      throw new InvalidGeometryException(
          "a registration into frame %s is not followed by one of frame %s"
              .formatted(targetFrameUid, next.sourceFrameUid));
    }
    return new Registration(
        sourceFrameUid,
        next.targetFrameUid,
        rotation.then(next.rotation),
        next.apply(translationMm));
  }
}
