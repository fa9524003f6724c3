package org.tacescore.volume.registration;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;

/**
 * A smooth deformation that is known: random cubic B-spline coefficients on a lattice of {@value
 * #MM} mm, written apart from the code under test, scaled to a largest displacement.
 */
final class KnownDeformation implements UnaryOperator<Vector3> {
  private static final double MM = 52;
  private static final int POINTS = 14;
  private final double[][] coefficients = new double[3][POINTS * POINTS * POINTS];
  private double factor = 1;

  KnownDeformation(long seed, LiverPhantom phantom, double largestMm) {
    SplittableRandom random = new SplittableRandom(seed);
    for (double[] axis : coefficients) {
      Arrays.setAll(axis, i -> random.nextDouble(-1, 1));
    }
    double largest = 0;
    for (int i = 0; i < 20_000; i++) {
      Vector3 p =
          new Vector3(
              random.nextDouble(-140, 60), random.nextDouble(-85, 85), random.nextDouble(-65, 65));
      largest = phantom.isLiver(p) ? Math.max(largest, u(p).length()) : largest;
    }
    factor = largestMm / largest;
  }

  private Vector3 u(Vector3 p) {
    return new Vector3(along(0, p), along(1, p), along(2, p)).times(factor);
  }

  private double along(int axis, Vector3 p) {
    double[] at = {p.x() / MM + 7.3, p.y() / MM + 6.8, p.z() / MM + 7.1};
    double sum = 0;
    for (int k = (int) at[2] - 1; k <= (int) at[2] + 2; k++) {
      for (int j = (int) at[1] - 1; j <= (int) at[1] + 2; j++) {
        for (int i = (int) at[0] - 1; i <= (int) at[0] + 2; i++) {
          int inside = (k * POINTS + j) * POINTS + i;
          sum += coefficients[axis][inside] * bump(at[0] - i) * bump(at[1] - j) * bump(at[2] - k);
        }
      }
    }
    return sum;
  }

  private static double bump(double t) {
    double a = Math.abs(t);
    return a < 1 ? 2.0 / 3 - a * a + a * a * a / 2 : a < 2 ? (2 - a) * (2 - a) * (2 - a) / 6 : 0;
  }

  @Override
  public Vector3 apply(Vector3 p) {
    return p.plus(u(p));
  }

  /** Mean distance of two maps over a mask, mm: the target registration error. */
  static double meanErrorMm(UnaryOperator<Vector3> one, UnaryOperator<Vector3> other, Mask mask) {
    return mask.offsets()
        .mapToObj(offset -> Deformation.centre(mask.geometry(), offset))
        .mapToDouble(p -> one.apply(p).minus(other.apply(p)).length())
        .average()
        .orElseThrow();
  }
}
