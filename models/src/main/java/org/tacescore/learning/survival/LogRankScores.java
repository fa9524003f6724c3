package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.tacescore.learning.SurvivalOutcome;

/**
 * Log-rank scores: event less the sum, over rows j of this time or an earlier one, of event_j / (n
 * - r_j + 1), r_j being the number of rows of time T_j or earlier (Hothorn and Lausen 2003,
 * doi:10.1016/S0167-9473(02)00225-6; R's exactRankTests::cscores). Times are compared exactly.
 */
final class LogRankScores {
  private LogRankScores() {}

  static double[] of(SurvivalOutcome outcome) {
    int n = outcome.rows();
    int[] order = ascending(outcome.times());
    int[] upTo = new int[n];
    for (int i = n - 1; i >= 0; i--) {
      boolean tied = i < n - 1 && outcome.time(order[i]) == outcome.time(order[i + 1]);
      upTo[i] = tied ? upTo[i + 1] : i + 1;
    }
    double[] hazards = new double[n];
    Arrays.setAll(hazards, i -> outcome.event(order[i]) ? 1.0 / (n - upTo[i] + 1) : 0);
    double[] cumulative = CarriedSum.running(hazards);
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      scores[order[i]] = (outcome.event(order[i]) ? 1 : 0) - cumulative[upTo[i] - 1];
    }
    return scores;
  }

  /** Rows in the order of values; of equal ones in their own. */
  static int[] ascending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> values[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Scores as integers, of which permutations can be counted: twice the scores where that makes
   * them integers, else from 0 to the number of rows.
   */
  static double[] rounded(double[] scores) {
    if (Arrays.stream(scores).allMatch(score -> score == Math.rint(score))) {
      return scores.clone();
    }
    if (Arrays.stream(scores).allMatch(score -> 2 * score == Math.rint(2 * score))) {
      return Arrays.stream(scores).map(score -> 2 * score).toArray();
    }
    double least = Arrays.stream(scores).min().orElseThrow();
    double most = Arrays.stream(scores).map(score -> score - least).max().orElseThrow();
    return Arrays.stream(scores)
        .map(score -> Math.rint((score - least) * scores.length / most))
        .toArray();
  }
}
