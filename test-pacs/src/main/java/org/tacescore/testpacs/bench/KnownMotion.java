package org.tacescore.testpacs.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * A smooth motion that is known: random cubic B-spline coefficients on a lattice of {@value #MM}
 * mm, scaled to a largest displacement within a liver. Written apart from the registration.
 */
final class KnownMotion implements UnaryOperator<Vector3> {
  private static final double MM = 52;
  private static final int POINTS = 20;

  private final double[][] coefficients = new double[3][POINTS * POINTS * POINTS];
  private final Vector3 middle;
  private final double factor;

  /**
   * @param liver where the displacement counts
   * @param largestMm the largest one there, mm
   */
  KnownMotion(long seed, Mask liver, double largestMm) {
    SplittableRandom random = new SplittableRandom(seed);
    for (double[] axis : coefficients) {
      Arrays.setAll(axis, i -> random.nextDouble(-1, 1));
    }
    VolumeGeometry grid = liver.geometry();
    GridSize size = grid.size();
    this.middle = grid.positionOf(size.columns() / 2.0, size.rows() / 2.0, size.slices() / 2.0);
    double largest =
        liver
            .offsets()
            .filter(offset -> offset % 29 == 0)
            .mapToObj(offset -> centre(grid, offset))
            .mapToDouble(p -> displacement(p).length())
            .max()
            .orElseThrow();
    this.factor = largestMm / largest;
  }

  static Vector3 centre(VolumeGeometry grid, int offset) {
    GridSize size = grid.size();
    return grid.positionOf(
        offset % size.columns(),
        offset / size.columns() % size.rows(),
        offset / (size.columns() * size.rows()));
  }

  @Override
  public Vector3 apply(Vector3 position) {
    return position.plus(displacement(position).times(factor));
  }

  private Vector3 displacement(Vector3 p) {
    Vector3 at = p.minus(middle).times(1 / MM).plus(new Vector3(1, 1, 1).times(POINTS / 2.0));
    double[] x = bumps(at.x());
    double[] y = bumps(at.y());
    double[] z = bumps(at.z());
    double[] sum = new double[3];
    for (int k = 0; k < 4; k++) {
      for (int j = 0; j < 4; j++) {
        int line = ((first(at.z()) + k) * POINTS + first(at.y()) + j) * POINTS + first(at.x());
        for (int i = 0; i < 4; i++) {
          double weight = x[i] * y[j] * z[k];
          for (int axis = 0; axis < 3; axis++) {
            sum[axis] += weight * coefficients[axis][line + i];
          }
        }
      }
    }
    return new Vector3(sum[0], sum[1], sum[2]);
  }

  private static int first(double at) {
    return Math.max(0, Math.min(POINTS - 4, (int) at - 1));
  }

  private static double[] bumps(double at) {
    double[] bumps = new double[4];
    Arrays.setAll(bumps, i -> bump(at - first(at) - i));
    return bumps;
  }

  private static double bump(double t) {
    double a = Math.abs(t);
    return a < 1 ? 2.0 / 3 - a * a + a * a * a / 2 : a < 2 ? (2 - a) * (2 - a) * (2 - a) / 6 : 0;
  }
}
