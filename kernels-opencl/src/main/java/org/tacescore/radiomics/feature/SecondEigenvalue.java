package org.tacescore.radiomics.feature;

import java.util.SplittableRandom;

/**
 * The maximal correlation coefficient of a symmetric co-occurrence matrix.
 *
 * <p>By definition it is the root of the second largest eigenvalue of Q(i,j) = sum over k of p(i,k)
 * p(j,k) / (px(i) py(k)). With D the diagonal matrix of the marginal, Q is similar to the square of
 * the symmetric matrix A = D^-1/2 P D^-1/2, so the coefficient is A's second largest eigenvalue by
 * magnitude. A's first eigenvector is known: sqrt(D), with eigenvalue 1. Lanczos steps on what is
 * orthogonal to it, with full re-orthogonalisation, find the next one in a few dozen products with
 * the matrix instead of O(n^3).
 *
 * <p>It stops when the residual bounds the error by {@value #TOLERANCE} or the space is exhausted.
 */
final class SecondEigenvalue {
  static final double TOLERANCE = 1e-10;
  private static final double EXHAUSTED = 1e-13;
  private static final int STEPS_BETWEEN_CHECKS = 4;
  private static final long SEED = 0x4d43434cL;

  private final Cooccurrence matrix;
  private final int[] compact;
  private final int n;
  private final double[] scaled;

  private SecondEigenvalue(Cooccurrence matrix) {
    this.matrix = matrix;
    this.compact = new int[matrix.levels()];
    int present = 0;
    for (int rank = 0; rank < compact.length; rank++) {
      compact[rank] = matrix.marginal(rank) > 0 ? present++ : -1;
    }
    this.n = present;
    this.scaled = new double[matrix.entries()];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] =
          matrix.probability(k)
              / Math.sqrt(matrix.marginal(matrix.row(k)) * matrix.marginal(matrix.column(k)));
    }
  }

  /** The coefficient, 0 to 1; 0 where a single level has neighbours. */
  static double of(Cooccurrence matrix) {
    SecondEigenvalue problem = new SecondEigenvalue(matrix);
    return problem.n < 2 ? 0 : Math.min(1, problem.lanczos());
  }

  private double lanczos() {
    double[][] basis = new double[n][];
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    basis[0] = knownEigenvector();
    double[] w = start(basis);
    double norm = norm(w);
    int steps = 0;
    while (true) {
      basis[steps + 1] = scale(w, 1 / norm);
      w = product(basis[steps + 1]);
      diagonal[steps] = dot(w, basis[steps + 1]);
      orthogonalise(w, basis, steps + 2);
      norm = norm(w);
      beside[steps] = norm;
      steps++;
      boolean exhausted = norm < EXHAUSTED || steps == n - 1;
      if (exhausted || steps % STEPS_BETWEEN_CHECKS == 0) {
        Tridiagonal.Extreme extreme = Tridiagonal.largestMagnitude(diagonal, beside, steps);
        if (exhausted || norm * Math.abs(extreme.lastComponent()) <= TOLERANCE) {
          return Math.abs(extreme.value());
        }
      }
    }
  }

  private double[] knownEigenvector() {
    double[] vector = new double[n];
    for (int rank = 0; rank < compact.length; rank++) {
      if (compact[rank] >= 0) {
        vector[compact[rank]] = Math.sqrt(matrix.marginal(rank));
      }
    }
    return scale(vector, 1 / norm(vector));
  }

  /** A vector without preferred direction, the same on every run. */
  private double[] start(double[][] basis) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] vector = random.doubles(n, -1, 1).toArray();
    orthogonalise(vector, basis, 1);
    return vector;
  }

  private double[] product(double[] vector) {
    double[] result = new double[n];
    for (int k = 0; k < scaled.length; k++) {
      int i = compact[matrix.row(k)];
      int j = compact[matrix.column(k)];
      result[i] += scaled[k] * vector[j];
      if (i != j) {
        result[j] += scaled[k] * vector[i];
      }
    }
    return result;
  }

  /** Twice, because once leaves rounding errors of the size of what is left. */
  private static void orthogonalise(double[] vector, double[][] basis, int count) {
    for (int pass = 0; pass < 2; pass++) {
      for (int b = 0; b < count; b++) {
        double along = dot(vector, basis[b]);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= along * basis[b][i];
        }
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  private static double[] scale(double[] vector, double factor) {
    double[] scaled = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = vector[i] * factor;
    }
    return scaled;
  }
}
