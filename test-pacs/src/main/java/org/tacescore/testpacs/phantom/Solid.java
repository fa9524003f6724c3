package org.tacescore.testpacs.phantom;

import java.util.List;
import org.tacescore.volume.Vector3;

/** A body of smooth surface, known by how deep a point lies in it. */
@FunctionalInterface
interface Solid {

  /**
   * Approximate depth of a point below the surface, mm; negative outside.
   *
   * @param x towards the patient's left, mm
   * @param y towards posterior, mm
   * @param z towards the head, mm
   */
  double depthMm(double x, double y, double z);

  static Solid ellipsoid(Vector3 centre, Vector3 radiiMm) {
    double smallest = Math.min(radiiMm.x(), Math.min(radiiMm.y(), radiiMm.z()));
    return (x, y, z) -> {
      double u = (x - centre.x()) / radiiMm.x();
      double v = (y - centre.y()) / radiiMm.y();
      double w = (z - centre.z()) / radiiMm.z();
      return (1 - Math.sqrt(u * u + v * v + w * w)) * smallest;
    };
  }

  /** An endless cylinder along z over a superellipse {@code |u|^p + |v|^p = 1}. */
  static Solid column(
      double centreX, double centreY, double radiusX, double radiusY, double power) {
    double smallest = Math.min(radiusX, radiusY);
    return (x, y, z) -> {
      double u = Math.abs(x - centreX) / radiusX;
      double v = Math.abs(y - centreY) / radiusY;
      double sum = power == 2 ? u * u + v * v : Math.pow(u, power) + Math.pow(v, power);
      return (1 - Math.pow(sum, 1 / power)) * smallest;
    };
  }

  /** A vessel from one point to another whose radius changes evenly. */
  static Solid vessel(Vector3 from, Vector3 to, double fromRadiusMm, double toRadiusMm) {
    Vector3 axis = to.minus(from);
    double squared = axis.dot(axis);
    double reach = Math.max(fromRadiusMm, toRadiusMm) + MARGIN_MM;
    double lowX = Math.min(from.x(), to.x()) - reach;
    double highX = Math.max(from.x(), to.x()) + reach;
    double lowZ = Math.min(from.z(), to.z()) - reach;
    double highZ = Math.max(from.z(), to.z()) + reach;
    return (x, y, z) -> {
      if (z < lowZ || z > highZ || x < lowX || x > highX) {
        return -MARGIN_MM;
      }
      double dx = x - from.x();
      double dy = y - from.y();
      double dz = z - from.z();
      double along =
          Math.max(0, Math.min(1, (dx * axis.x() + dy * axis.y() + dz * axis.z()) / squared));
      double px = dx - along * axis.x();
      double py = dy - along * axis.y();
      double pz = dz - along * axis.z();
      double radius = fromRadiusMm + along * (toRadiusMm - fromRadiusMm);
      return radius - Math.sqrt(px * px + py * py + pz * pz);
    };
  }

  /** Points in any of them. */
  static Solid union(List<Solid> solids) {
    Solid[] parts = solids.toArray(Solid[]::new);
    return (x, y, z) -> {
      double deepest = Double.NEGATIVE_INFINITY;
      for (Solid part : parts) {
        deepest = Math.max(deepest, part.depthMm(x, y, z));
      }
      return deepest;
    };
  }

  /** This solid, which is asked only where the other holds the point: for speed. */
  default Solid within(Solid shell) {
    return (x, y, z) -> {
      double outer = shell.depthMm(x, y, z);
      return outer < 0 ? Math.min(outer, -MARGIN_MM) : depthMm(x, y, z);
    };
  }

  /** Points in either; the seam is rounded over a few millimetres. */
  default Solid or(Solid other, double seamMm) {
    return (x, y, z) -> {
      double a = depthMm(x, y, z);
      double b = other.depthMm(x, y, z);
      double h = Math.max(seamMm - Math.abs(a - b), 0) / seamMm;
      return Math.max(a, b) + h * h * seamMm / 4;
    };
  }

  /** Points in both; the other is asked only where this one holds or nearly holds the point. */
  default Solid and(Solid other) {
    return (x, y, z) -> {
      double a = depthMm(x, y, z);
      return a < -MARGIN_MM ? a : Math.min(a, other.depthMm(x, y, z));
    };
  }

  default Solid minus(Solid other) {
    return (x, y, z) -> {
      double a = depthMm(x, y, z);
      return a < -MARGIN_MM ? a : Math.min(a, -other.depthMm(x, y, z));
    };
  }

  /** The surface pushed in and out by noise of this amplitude. */
  default Solid wavy(ValueNoise noise, double amplitudeMm, double wavelengthMm) {
    return (x, y, z) -> {
      double a = depthMm(x, y, z);
      return Math.abs(a) > MARGIN_MM + amplitudeMm
          ? a
          : a + amplitudeMm * noise.at(x / wavelengthMm, y / wavelengthMm, z / wavelengthMm);
    };
  }

  /** Beyond this distance from a surface nothing smooth happens, and shortcuts are exact. */
  double MARGIN_MM = 12;
}
