package org.tacescore.radiomics.image;

/**
 * Spherical harmonics with the Condon-Shortley phase, normalised over the sphere.
 *
 * <p>Y(n, m) = sqrt((2n + 1) (n - m)! / (4 pi (n + m)!)) P(n, m)(cos polar) exp(i m azimuth).
 */
final class SphericalHarmonics {
  private SphericalHarmonics() {}

  /**
   * The real and the imaginary part of a harmonic.
   *
   * @param degree n, 0 or more
   * @param order m, -n to n
   * @param azimuth in radians
   * @param polar in radians; only its cosine counts
   */
  static double[] at(int degree, int order, double azimuth, double polar) {
    int m = Math.abs(order);
    double scale = (2 * degree + 1) / (4 * Math.PI);
    for (int k = degree - m + 1; k <= degree + m; k++) {
      scale /= k;
    }
    double size = Math.sqrt(scale) * legendre(degree, m, Math.cos(polar));
    if (order < 0 && m % 2 == 1) {
      size = -size;
    }
    return new double[] {size * Math.cos(order * azimuth), size * Math.sin(order * azimuth)};
  }

  /** The associated Legendre function with the phase (-1)^m, by recurrence over the degree. */
  private static double legendre(int degree, int m, double x) {
    double now = 1;
    double root = Math.sqrt((1 - x) * (1 + x));
    for (int k = 1; k <= m; k++) {
      now *= -(2 * k - 1) * root;
    }
    double before = 0;
    for (int n = m; n < degree; n++) {
      double after = ((2 * n + 1) * x * now - (n + m) * before) / (n - m + 1);
      before = now;
      now = after;
    }
    return now;
  }
}
