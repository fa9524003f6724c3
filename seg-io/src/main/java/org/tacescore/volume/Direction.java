package org.tacescore.volume;

/**
 * The unit vectors along which the three indices grow, in patient space.
 *
 * <p>They are orthonormal within {@value #TOLERANCE}, and either right- or left-handed.
 *
 * @param column where the column index leads (DICOM: first triple of Image Orientation (Patient))
 * @param row where the row index leads (second triple)
 * @param slice where the slice index leads
 */
public record Direction(Vector3 column, Vector3 row, Vector3 slice) {

  /** Largest deviation from unit length and from a right angle (as a cosine). */
  public static final double TOLERANCE = 1e-3;

  /** Indices lead along x, y and z. */
  public static final Direction AXIAL =
      new Direction(new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1));

  public Direction {
    if (isNotUnit(column)
        || isNotUnit(row)
        || isNotUnit(slice)
        || isNotRight(column, row)
        || isNotRight(row, slice)
        || isNotRight(slice, column)) {
      throw new InvalidGeometryException(
          "axes must be orthonormal, got %s, %s, %s".formatted(column, row, slice));
    }
  }

  private static boolean isNotUnit(Vector3 axis) {
    return Math.abs(axis.length() - 1) > TOLERANCE;
  }

  private static boolean isNotRight(Vector3 a, Vector3 b) {
    return Math.abs(a.dot(b)) > TOLERANCE;
  }
}
