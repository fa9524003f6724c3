package org.tacescore.radiomics.feature;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.tacescore.kernels.LevelGrid;

/**
 * The maximal correlation coefficient of a co-occurrence matrix P.
 *
 * <p>By definition it is the root of the second largest eigenvalue of Q(i,j) = sum over k of p(i,k)
 * p(j,k) / (px(i) py(k)). With Dx and Dy the diagonal matrices of the marginals, Q is similar to B
 * B', B = Dx^-1/2 P Dy^-1/2, so the coefficient is B's second largest singular value; of a
 * symmetric P it is the second largest eigenvalue of B by magnitude. The first singular vector is
 * known: the root of the marginal, with value 1. Lanczos steps on what is orthogonal to it, with
 * full re-orthogonalisation, find the next one in a few products with the matrix instead of O(n³).
 * They begin near the vector of a linear relation between neighbours' grey levels.
 *
 * <p>They stop when residual² over the distance of the next eigenvalue, which bounds the error, is
 * below {@value #TOLERANCE}, or the space is exhausted.
 *
 * <p>PyRadiomics adds eps = 2^-52 to px(i) py(k). To first order this takes eps/2 times z' P w from
 * the coefficient, z and w being Dx^-3/2 and Dy^-3/2 times the singular vectors.
 */
final class MaximalCorrelation {
  private static final double TOLERANCE = 1e-12;
  private static final double EXHAUSTED = 1e-13;

  /** Levels that only weights by distance make so rare: eps leaves nothing of their part in Q. */
  private static final double NEGLIGIBLE_MARGINAL = 1e-14;

  private static final double RANDOM_PART = 0.1;
  private static final long SEED = 0x4d43434cL;

  private final Cooccurrence matrix;
  private final WeightedCounts counts;
  private final int n;
  private final double[] rowRoot;
  private final double[] columnRoot;
  private final double[] scaled;

  private MaximalCorrelation(Cooccurrence matrix) {
    this.matrix = matrix;
    this.counts = matrix.counts();
    this.n = matrix.levels();
    this.rowRoot = new double[n];
    this.columnRoot = new double[n];
    for (int k = 0; k < n; k++) {
      rowRoot[k] = root(matrix.rowMarginal(k));
      columnRoot[k] = root(matrix.columnMarginal(k));
    }
    this.scaled = new double[counts.entries()];
    // Half of a symmetric matrix's diagonal: product() adds it as entry and as mirror image.
    double total = matrix.isSymmetric() ? 2 * matrix.total() : matrix.total();
    for (int row = 0; row < n; row++) {
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        double roots = rowRoot[row] * columnRoot[counts.column(k) - 1];
        scaled[k] = roots == 0 ? 0 : counts.weight(k) / (total * roots);
      }
    }
  }

  private static double root(double marginal) {
    return marginal < NEGLIGIBLE_MARGINAL ? 0 : Math.sqrt(marginal);
  }

  /** The coefficient, 0 to 1; 0 where a single level has neighbours. */
  static double of(Cooccurrence matrix, LevelGrid levels) {
    MaximalCorrelation problem = new MaximalCorrelation(matrix);
    int present = (int) Arrays.stream(problem.columnRoot).filter(root -> root > 0).count();
    return present < 2 ? 0 : problem.lanczos(levels, present);
  }

  private double lanczos(LevelGrid levels, int present) {
    double[][] basis = new double[present][];
    double[] diagonal = new double[present];
    double[] beside = new double[present];
    basis[0] = scale(columnRoot, 1 / norm(columnRoot));
    double[] w = start(levels);
    orthogonalise(w, basis, 1);
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
      Tridiagonal.Extreme extreme = Tridiagonal.largestMagnitude(diagonal, beside, steps);
      double residual = norm * Math.abs(extreme.lastComponent());
      boolean exhausted = norm < EXHAUSTED || steps == present - 1;
      if (exhausted || residual <= TOLERANCE || residual * residual <= TOLERANCE * extreme.gap()) {
        double[] along = Tridiagonal.vectorOfLargestMagnitude(diagonal, beside, steps);
        return coefficient(extreme.value(), vector(along, basis));
      }
    }
  }

  private double[] vector(double[] along, double[][] basis) {
    double[] vector = new double[n];
    for (int step = 0; step < along.length; step++) {
      for (int k = 0; k < n; k++) {
        vector[k] += along[step] * basis[step + 1][k];
      }
    }
    return vector;
  }

  private double coefficient(double value, double[] vector) {
    if (matrix.isSymmetric()) {
      double taken = Math.signum(value) * takenByEpsilon(vector, vector);
      return Math.max(0, Math.min(1, Math.abs(value) - taken));
    }
    double root = Math.sqrt(Math.max(0, value));
    double[] left = scale(rowProduct(vector), root == 0 ? 0 : 1 / root);
    return Math.max(0, Math.min(1, root - takenByEpsilon(left, vector)));
  }

  private double takenByEpsilon(double[] left, double[] right) {
    double sum = 0;
    for (int row = 0; row < n; row++) {
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        int column = counts.column(k) - 1;
        double product = matrix.rowMarginal(row) * matrix.columnMarginal(column);
        sum += scaled[k] == 0 ? 0 : scaled[k] / product * left[row] * right[column];
      }
    }
    return Math.ulp(1.0) / 2 * (matrix.isSymmetric() ? 2 * sum : sum);
  }

  /** Near the levels' distances from their mean, times the root of the marginal. */
  private double[] start(LevelGrid levels) {
    double mean = 0;
    for (int k = 0; k < n; k++) {
      mean += matrix.columnMarginal(k) * levels.greyLevel(k + 1);
    }
    double[] linear = new double[n];
    double[] noise = new double[n];
    // The same on every run.
    SplittableRandom random = new SplittableRandom(SEED);
    for (int k = 0; k < n; k++) {
      linear[k] = (levels.greyLevel(k + 1) - mean) * columnRoot[k];
      noise[k] = columnRoot[k] == 0 ? 0 : random.nextDouble(-1, 1);
    }
    double toNoise = RANDOM_PART * norm(linear) / norm(noise);
    for (int k = 0; k < n; k++) {
      linear[k] += toNoise * noise[k];
    }
    return linear;
  }

  /** B times a vector; for a matrix that is not symmetric B' B times it. */
  private double[] product(double[] vector) {
    return matrix.isSymmetric() ? symmetricProduct(vector) : columnProduct(rowProduct(vector));
  }

  /** Every entry at once in its place and, mirrored, in the other. */
  private double[] symmetricProduct(double[] vector) {
    double[] result = new double[n];
    for (int row = 0; row < n; row++) {
      double here = vector[row];
      double even = 0;
      double odd = 0;
      int k = counts.start(row);
      int end = counts.start(row + 1);
      // Two sums, as one would wait for each of its additions.
      for (; k + 1 < end; k += 2) {
        int first = counts.column(k) - 1;
        int second = counts.column(k + 1) - 1;
        even += scaled[k] * vector[first];
        odd += scaled[k + 1] * vector[second];
        result[first] += scaled[k] * here;
        result[second] += scaled[k + 1] * here;
      }
      if (k < end) {
        even += scaled[k] * vector[counts.column(k) - 1];
        result[counts.column(k) - 1] += scaled[k] * here;
      }
      result[row] += even + odd;
    }
    return result;
  }

  private double[] columnProduct(double[] vector) {
    double[] result = new double[n];
    for (int row = 0; row < n; row++) {
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        result[counts.column(k) - 1] += scaled[k] * vector[row];
      }
    }
    return result;
  }

  private double[] rowProduct(double[] vector) {
    double[] result = new double[n];
    for (int row = 0; row < n; row++) {
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        result[row] += scaled[k] * vector[counts.column(k) - 1];
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
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < a.length ? even + odd + a[i] * b[i] : even + odd;
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
