package org.tacescore.radiomics.ibsi;

import java.util.Arrays;

/**
 * An ellipsoid.
 *
 * @param a largest semi-axis, mm
 * @param b middle semi-axis, mm
 * @param c smallest semi-axis, mm
 */
record Ellipsoid(double a, double b, double c) {
  /** IBSI's highest degree of the series for the area. */
  private static final int DEGREE = 20;

  /** How near to the smallest volume the enclosing ellipsoid comes, relative. */
  private static final double TOLERANCE = 1e-7;

  private static final int MOST_STEPS = 100_000;

  double volumeMm3() {
    return 4 * Math.PI * a * b * c / 3;
  }

  /**
   * Area by the series of Legendre polynomials up to degree 20 (IBSI reference manual, chapter
   * 3.1.20, RDD2). Its terms are evaluated as wholes, so that two equal axes are no special case.
   */
  double areaMm2() {
    double alpha2 = 1 - b * b / (a * a);
    double beta2 = 1 - c * c / (a * a);
    double product = alpha2 * beta2;
    double half = (alpha2 + beta2) / 2;
    double before = 0;
    double term = 1;
    double sum = 0;
    for (int degree = 0; degree <= DEGREE; degree++) {
      sum += term / (1 - 4.0 * degree * degree);
      double next = ((2 * degree + 1) * half * term - degree * product * before) / (degree + 1);
      before = term;
      term = next;
    }
    return 4 * Math.PI * a * b * sum;
  }

  /**
   * The ellipsoid of least volume around points that are not in one plane (Todd and Yildirim 2007,
   * doi:10.1016/j.dam.2007.02.013: Khachiyan's algorithm with steps away).
   */
  static Ellipsoid enclosing(double[][] points) {
    double[] weight = new double[points.length];
    Arrays.fill(weight, 1.0 / points.length);
    double[] middle = middle(points, weight);
    double[][] lifted = new double[points.length][];
    for (int k = 0; k < points.length; k++) {
      double[] p = Vectors.minus(points[k], middle);
      lifted[k] = new double[] {p[0], p[1], p[2], 1};
    }
    for (int step = 0; step < MOST_STEPS && !improve(lifted, weight); step++) {
      // Each step moves weight to or from one point.
    }
    double[] m = middle(points, weight);
    double[][] scatter = new double[3][3];
    for (int k = 0; k < points.length; k++) {
      double[] d = Vectors.minus(points[k], m);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          scatter[i][j] += weight[k] * d[i] * d[j];
        }
      }
    }
    double[] axes = eigenvalues(scatter);
    return new Ellipsoid(
        Math.sqrt(3 * axes[0]), Math.sqrt(3 * axes[1]), Math.sqrt(3 * Math.max(0, axes[2])));
  }

  /** One step; whether the ellipsoid was good enough already. */
  private static boolean improve(double[][] lifted, double[] weight) {
    double[][] factor = cholesky(lifted, weight);
    int far = 0;
    int near = -1;
    double farthest = Double.NEGATIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < lifted.length; k++) {
      double squared = squared(factor, lifted[k]);
      if (squared > farthest) {
        farthest = squared;
        far = k;
      }
      if (weight[k] > 0 && squared < nearest) {
        nearest = squared;
        near = k;
      }
    }
    double over = farthest / 4 - 1;
    double under = 1 - nearest / 4;
    if (over <= TOLERANCE && under <= TOLERANCE) {
      return true;
    }
    boolean towards = over > under;
    int chosen = towards ? far : near;
    double squared = towards ? farthest : nearest;
    double beta = (squared - 4) / (4 * (squared - 1));
    if (!towards) {
      beta = Math.max(beta, -weight[near] / (1 - weight[near]));
    }
    for (int k = 0; k < weight.length; k++) {
      weight[k] *= 1 - beta;
    }
    weight[chosen] = Math.max(0, weight[chosen] + beta);
    return false;
  }

  private static double[] middle(double[][] points, double[] weight) {
    double[] middle = new double[3];
    for (int k = 0; k < points.length; k++) {
      for (int axis = 0; axis < 3; axis++) {
        middle[axis] += weight[k] * points[k][axis];
      }
    }
    return middle;
  }

  /** Lower factor of the weighted second moments. */
  private static double[][] cholesky(double[][] lifted, double[] weight) {
    double[][] m = new double[4][4];
    for (int k = 0; k < lifted.length; k++) {
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j <= i; j++) {
          m[i][j] += weight[k] * lifted[k][i] * lifted[k][j];
        }
      }
    }
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = m[i][j];
        for (int k = 0; k < j; k++) {
          sum -= m[i][k] * m[j][k];
        }
        m[i][j] = i == j ? Math.sqrt(sum) : sum / m[j][j];
      }
    }
    return m;
  }

  /** Squared length of a vector by the inverse of the factored matrix. */
  private static double squared(double[][] factor, double[] vector) {
    double[] y = new double[4];
    double squared = 0;
    for (int i = 0; i < 4; i++) {
      double sum = vector[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i][k] * y[k];
      }
      y[i] = sum / factor[i][i];
      squared += y[i] * y[i];
    }
    return squared;
  }

  /** Of a symmetric matrix, falling, in closed form. */
  static double[] eigenvalues(double[][] m) {
    double mean = (m[0][0] + m[1][1] + m[2][2]) / 3;
    double off = m[0][1] * m[0][1] + m[0][2] * m[0][2] + m[1][2] * m[1][2];
    double d0 = m[0][0] - mean;
    double d1 = m[1][1] - mean;
    double d2 = m[2][2] - mean;
    double spread = Math.sqrt((d0 * d0 + d1 * d1 + d2 * d2 + 2 * off) / 6);
    if (spread == 0) {
      return new double[] {mean, mean, mean};
    }
    double determinant =
        d0 * (d1 * d2 - m[1][2] * m[1][2])
            - m[0][1] * (m[0][1] * d2 - m[1][2] * m[0][2])
            + m[0][2] * (m[0][1] * m[1][2] - d1 * m[0][2]);
    double half = determinant / (2 * spread * spread * spread);
    double angle = Math.acos(Math.max(-1, Math.min(1, half))) / 3;
    double first = mean + 2 * spread * Math.cos(angle);
    double last = mean + 2 * spread * Math.cos(angle + 2 * Math.PI / 3);
    return new double[] {first, 3 * mean - first - last, last};
  }
}
