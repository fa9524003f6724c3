package org.tacescore.volume;

/**
 * A point or displacement in patient space.
 *
 * @param x towards the patient's left, mm (unless used as a direction)
 * @param y towards posterior, mm
 * @param z towards the head, mm
 */
public record Vector3(double x, double y, double z) {

  /** Refuses components that are not finite. */
  public Vector3 {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new InvalidGeometryException(
          "coordinates must be finite, got (%s, %s, %s)".formatted(x, y, z));
    }
  }

  public Vector3 plus(Vector3 other) {
    return new Vector3(x + other.x, y + other.y, z + other.z);
  }

  public Vector3 minus(Vector3 other) {
    return new Vector3(x - other.x, y - other.y, z - other.z);
  }

  public Vector3 times(double factor) {
    return new Vector3(x * factor, y * factor, z * factor);
  }

  public double dot(Vector3 other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public Vector3 cross(Vector3 other) {
    return new Vector3(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  /** This vector scaled to length one; refuses the zero vector. */
  public Vector3 normalised() {
    double length = length();
    if (length == 0) {
      throw new InvalidGeometryException("a zero vector has no direction");
    }
    return times(1 / length);
  }
}
