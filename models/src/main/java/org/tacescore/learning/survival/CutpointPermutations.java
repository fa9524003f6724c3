package org.tacescore.learning.survival;

import java.util.Arrays;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * The bound of Hothorn and Lausen 2003 (doi:10.1016/S0167-9473(02)00225-6) of the p of a largest
 * statistic b: permutations whose statistic exceeds b at a cutpoint are counted there, unless they
 * exceed it at the cutpoint of one row less and cannot but exceed it here. Sums s of m of the
 * scores are counted for all m and s.
 */
final class CutpointPermutations {
  private static final int MOST_ROWS = 170;

  private final int n;
  private final int most;
  private final double[][] probabilities;
  private final double[] expected;
  private final double[] deviations;
  private final double b;

  private CutpointPermutations(double b, double[] scores) {
    this.b = b;
    n = scores.length;
    double least = Arrays.stream(scores).min().orElseThrow();
    int[] integers = Arrays.stream(scores).mapToInt(score -> (int) (score - least)).toArray();
    int total = Arrays.stream(integers).sum();
    most = Arrays.stream(integers).max().orElseThrow();
    double squares = Arrays.stream(integers).mapToDouble(s -> (double) s * s).sum();
    expected = new double[n];
    deviations = new double[n];
    for (int m = 1; m < n; m++) {
      double variance =
          (double) m
              * (n - m)
              / ((double) n * n * (n - 1))
              * (n * squares - (double) total * total);
      expected[m] = (double) m / n * total;
      deviations[m] = Math.sqrt(variance);
    }
    probabilities = probabilities(integers, total);
  }

  /**
   * @param scores integers in the order of the marker
   * @param below rows below each cutpoint, ascending
   */
  static double bound(double b, double[] scores, int[] below) {
    if (scores.length > MOST_ROWS) {
      throw new DegenerateDataException(
          Degeneracy.INVALID_VALUE,
          "HL counts permutations of at most %d rows, there are %d; Lau92 and Lau94 take any number"
              .formatted(MOST_ROWS, scores.length));
    }
    CutpointPermutations permutations = new CutpointPermutations(b, scores);
    if (below.length == 1) {
      return permutations.tail(below[0]);
    }
    double sum = 0;
    for (int m : below) {
      sum += permutations.exceeding(m) - (m > below[0] ? permutations.certain(m - 1) : 0);
    }
    return sum;
  }

  /** The share of choices of m scores whose sum is s: [m][s]. */
  private static double[][] probabilities(int[] scores, int total) {
    int n = scores.length;
    double[][] chosen = new double[n + 1][total + 1];
    chosen[0][0] = 1;
    int reach = 0;
    for (int taken = 0; taken < n; taken++) {
      int score = scores[taken];
      reach += score;
      for (int m = taken + 1; m > 0; m--) {
        for (int s = reach; s >= score; s--) {
          chosen[m][s] += chosen[m - 1][s - score];
        }
      }
    }
    double choices = 1;
    for (int m = 1; m <= n; m++) {
      choices *= (n - m + 1.0) / m;
      for (int s = 0; s <= total; s++) {
        chosen[m][s] /= choices;
      }
    }
    return chosen;
  }

  private boolean exceeds(int m, int s) {
    return s > 0
        && s < probabilities[m].length
        && probabilities[m][s] > 0
        && Math.abs((s - expected[m]) / deviations[m]) > b;
  }

  private double exceeding(int m) {
    double sum = 0;
    for (int s = 1; s < probabilities[m].length; s++) {
      sum += exceeds(m, s) ? probabilities[m][s] : 0;
    }
    return sum;
  }

  /** Of those that exceed at m, those that exceed at m + 1 whichever score comes next. */
  private double certain(int m) {
    double sum = 0;
    for (int s = 1; s < probabilities[m].length; s++) {
      if (exceeds(m, s) && exceeds(m + 1, s < expected[m] ? s + most : s)) {
        sum += probabilities[m][s];
      }
    }
    return sum;
  }

  /** The two-sided permutation p of one cutpoint: b and beyond. */
  private double tail(int m) {
    double sum = 0;
    for (int s = 0; s < probabilities[m].length; s++) {
      double statistic = Math.abs((s - expected[m]) / deviations[m]);
      sum += statistic >= b * (1 - 1e-12) ? probabilities[m][s] : 0;
    }
    return sum;
  }
}
