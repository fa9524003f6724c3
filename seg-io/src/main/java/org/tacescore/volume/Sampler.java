package org.tacescore.volume;

/** The value of an image between its voxels. An instance serves one thread. */
interface Sampler {

  /** The value at a continuous index within half a voxel of the grid. */
  double at(double column, double row, double slice);

  /**
   * The whole number at or below, as ITK finds it: a number less than one rounding error below a
   * whole number counts as that.
   */
  static int floor(double x) {
    return (int) ((long) Math.rint(2 * x - 0.5) >> 1);
  }

  /** The nearest whole number, the higher one half-way, with ITK's rounding. */
  static int round(double x) {
    return (int) ((long) Math.rint(2 * x + 0.5) >> 1);
  }
}
