package org.tacescore.radiomics.ibsi;

/** Arithmetic of vectors of three components. */
final class Vectors {
  private Vectors() {}

  static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  static double length(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** Perpendicular to a triangle, as long as twice its area. */
  static double[] normal(double[] a, double[] b, double[] c) {
    return cross(minus(b, a), minus(c, a));
  }
}
