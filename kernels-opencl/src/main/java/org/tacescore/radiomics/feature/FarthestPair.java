package org.tacescore.radiomics.feature;

import java.util.Arrays;

/**
 * Search for the two points of a set that lie farthest from each other.
 *
 * <p>Two points are no farther apart than their distances from the middle together. So points are
 * tried from the outermost inwards, and a search ends where that bound falls below what has been
 * found: no pair is left out that could be the farthest.
 */
final class FarthestPair {
  /** More than what rounding, and sorting by single precision, take from the bound. */
  private static final double SLACK = 1 + 1e-6;

  private final int[][] points;
  private final double[] unit;
  private final double[] reach;

  private FarthestPair(int[][] points, double[] unit, double[] reach) {
    this.points = points;
    this.unit = unit;
    this.reach = reach;
  }

  /**
   * Square of the largest distance of two points; 0 if there are fewer.
   *
   * @param points three coordinates of each, whole numbers
   * @param unit length of 1 along each axis
   */
  static double squared(int[][] points, double[] unit) {
    return outermostFirst(points, unit).squared();
  }

  private static FarthestPair outermostFirst(int[][] points, double[] unit) {
    double[] middle = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int along = axis;
      double low = Arrays.stream(points).mapToInt(point -> point[along]).min().orElse(0);
      double high = Arrays.stream(points).mapToInt(point -> point[along]).max().orElse(0);
      middle[axis] = (low + high) / 2;
    }
    // The bits of a positive float ascend as it does: one sort of primitives orders the numbers.
    long[] keys = new long[points.length];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = (long) Float.floatToIntBits((float) distance(points[k], middle, unit)) << 32 | k;
    }
    Arrays.sort(keys);
    int[][] sorted = new int[keys.length][];
    double[] reach = new double[keys.length];
    for (int k = 0; k < keys.length; k++) {
      long key = keys[keys.length - 1 - k];
      sorted[k] = points[(int) key];
      reach[k] = SLACK * Float.intBitsToFloat((int) (key >> 32));
    }
    return new FarthestPair(sorted, unit, reach);
  }

  private static double distance(int[] point, double[] middle, double[] unit) {
    double squared = 0;
    for (int axis = 0; axis < 3; axis++) {
      double along = (point[axis] - middle[axis]) * unit[axis];
      squared += along * along;
    }
    return Math.sqrt(squared);
  }

  private double squared() {
    double farthest = 0;
    double found = 0;
    for (int a = 1; a < points.length && reach[a] + reach[0] >= found; a++) {
      for (int b = 0; b < a && reach[a] + reach[b] >= found; b++) {
        double squared = squared(points[a], points[b]);
        if (squared > farthest) {
          farthest = squared;
          found = Math.sqrt(squared);
        }
      }
    }
    return farthest;
  }

  private double squared(int[] a, int[] b) {
    double x = (a[0] - b[0]) * unit[0];
    double y = (a[1] - b[1]) * unit[1];
    double z = (a[2] - b[2]) * unit[2];
    return x * x + y * y + z * z;
  }
}
