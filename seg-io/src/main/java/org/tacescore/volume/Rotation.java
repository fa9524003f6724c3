package org.tacescore.volume;

/**
 * A proper rotation by the rows of its 3 x 3 matrix.
 *
 * <p>The rows are orthonormal and right-handed within {@value #TOLERANCE}: at 300 mm from the
 * origin that is 0.03 mm. Files state about seven digits or more.
 *
 * @param x row that gives the x of the result
 * @param y row that gives the y of the result
 * @param z row that gives the z of the result
 */
public record Rotation(Vector3 x, Vector3 y, Vector3 z) {
  /** Largest deviation of R R^T from the identity, and of the determinant from +1. */
  public static final double TOLERANCE = 1e-4;

  /** Leaves everything where it is. */
  public static final Rotation NONE =
      new Rotation(new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1));

  public Rotation {
    if (!isNear(x.dot(x), 1)
        || !isNear(y.dot(y), 1)
        || !isNear(z.dot(z), 1)
        || !isNear(x.dot(y), 0)
        || !isNear(y.dot(z), 0)
        || !isNear(z.dot(x), 0)
        || !isNear(x.cross(y).dot(z), 1)) {
      throw new InvalidGeometryException(
          "a rotation must be orthonormal with determinant +1, got rows %s, %s, %s"
              .formatted(x, y, z));
    }
  }

  private static boolean isNear(double value, double wanted) {
    return Math.abs(value - wanted) <= TOLERANCE;
  }

  /** The vector turned. */
  public Vector3 apply(Vector3 v) {
    return new Vector3(x.dot(v), y.dot(v), z.dot(v));
  }

  /** The same to double precision: the rows made orthonormal one after the other. */
  public Rotation orthonormal() {
    Vector3 first = x.normalised();
    Vector3 second = y.minus(first.times(first.dot(y))).normalised();
    return new Rotation(first, second, first.cross(second));
  }

  /** Turns back: the transpose. */
  public Rotation inverse() {
    return new Rotation(
        new Vector3(x.x(), y.x(), z.x()),
        new Vector3(x.y(), y.y(), z.y()),
        new Vector3(x.z(), y.z(), z.z()));
  }

  /** Turns as this one does, then as the next one: the matrix product {@code next * this}. */
  public Rotation then(Rotation next) {
    Vector3 column1 = next.apply(new Vector3(x.x(), y.x(), z.x()));
    Vector3 column2 = next.apply(new Vector3(x.y(), y.y(), z.y()));
    Vector3 column3 = next.apply(new Vector3(x.z(), y.z(), z.z()));
    return new Rotation(
        new Vector3(column1.x(), column2.x(), column3.x()),
        new Vector3(column1.y(), column2.y(), column3.y()),
        new Vector3(column1.z(), column2.z(), column3.z()));
  }
}
