package org.tacescore.volume.registration;

/** The cubic B-spline, whose support is (-2, 2), by its four pieces within one interval. */
final class CubicSpline {
  private CubicSpline() {}

  /**
   * Weights of the control points at -1, 0, 1 and 2 for a position in [0, 1].
   *
   * @param to takes them from {@code at} on
   */
  static void weights(double t, double[] to, int at) {
    double u = 1 - t;
    to[at] = u * u * u / 6;
    to[at + 1] = (4 - 6 * t * t + 3 * t * t * t) / 6;
    to[at + 2] = (4 - 6 * u * u + 3 * u * u * u) / 6;
    to[at + 3] = t * t * t / 6;
  }

  /** The derivatives of {@link #weights} by the position. */
  static void slopes(double t, double[] to, int at) {
    double u = 1 - t;
    to[at] = -u * u / 2;
    to[at + 1] = t * (1.5 * t - 2);
    to[at + 2] = u * (2 - 1.5 * u);
    to[at + 3] = t * t / 2;
  }
}
