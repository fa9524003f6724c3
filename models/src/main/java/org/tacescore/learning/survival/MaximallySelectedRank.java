package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.SurvivalOutcome;

/**
 * The cutpoint of a marker that parts survival best, and a p that knows of the search: the largest
 * standardised log-rank statistic over cutpoints, as R's maxstat::maxstat.test with smethod =
 * "LogRank" (Hothorn and Lausen 2003, doi:10.1016/S0167-9473(02)00225-6). A group is the rows of
 * the cutpoint or less; the first of equal statistics wins.
 *
 * @param cutpoint a value of the marker
 * @param statistic the largest, 0 or more
 * @param p 0 to 1; bounds that exceed 1 are 1
 * @param test how p is bounded
 * @param cutpoints that were tried, ascending
 * @param statistics of each
 */
public record MaximallySelectedRank(
    double cutpoint,
    double statistic,
    double p,
    CutpointTest test,
    List<Double> cutpoints,
    List<Double> statistics) {

  public MaximallySelectedRank {
    cutpoints = List.copyOf(cutpoints);
    statistics = List.copyOf(statistics);
  }

  /**
   * Searches the cutpoints of a marker.
   *
   * @param marker a value a row
   * @param minprop least proportion of rows at the cutpoint or below, 0 to 1; as R's, rounded down
   *     to rows
   * @param maxprop largest proportion, above minprop, to 1
   * @throws DegenerateDataException when a value is not finite (NOT_FINITE), all are equal or all
   *     log-rank scores are (ALL_TIED), there is no event (NO_EVENTS), no cutpoint within the
   *     proportions (TOO_FEW_ROWS), or a proportion does not fit (INVALID_VALUE)
   */
  public static MaximallySelectedRank of(
      SurvivalOutcome outcome, double[] marker, double minprop, double maxprop, CutpointTest test) {
    outcome.requireEvents();
    ScoreRanks.distinct(marker, outcome.rows());
    int[] order = LogRankScores.ascending(marker);
    // Adding 0 makes one zero of the two.
    double[] sorted = Arrays.stream(order).mapToDouble(row -> marker[row] + 0.0).toArray();
    int[] below = Cutpoints.within(sorted, minprop, maxprop);
    double[] scores = LogRankScores.of(outcome);
    double[] used = test == CutpointTest.HL ? LogRankScores.rounded(scores) : scores;
    double[] inOrder = Arrays.stream(order).mapToDouble(row -> used[row]).toArray();
    double[] statistics = statistics(inOrder, below);
    int best = IntStream.range(0, below.length).reduce(0, (a, b) -> first(statistics, a, b));
    double statistic = statistics[best];
    double p =
        switch (test) {
          case LAU92 -> CutpointBounds.lausen92(statistic, minprop, maxprop);
          case LAU94 -> CutpointBounds.lausen94(statistic, outcome.rows(), below);
          case HL -> CutpointPermutations.bound(statistic, inOrder, below);
        };
    return new MaximallySelectedRank(
        sorted[below[best] - 1],
        statistic,
        Math.min(1, p),
        test,
        Arrays.stream(below).mapToObj(m -> sorted[m - 1]).toList(),
        Arrays.stream(statistics).boxed().toList());
  }

  private static int first(double[] statistics, int one, int later) {
    return statistics[later] > statistics[one] ? later : one;
  }

  /** |sum of scores below - expected| / standard deviation, under all permutations of scores. */
  private static double[] statistics(double[] scores, int[] below) {
    double n = scores.length;
    double sum = CarriedSum.of(scores);
    double squares = CarriedSum.of(Arrays.stream(scores).map(s -> s * s).toArray());
    double spread = n * squares - sum * sum;
    if (!(spread > 1e-12 * n * squares)) {
      throw new DegenerateDataException(
          Degeneracy.ALL_TIED, "all log-rank scores are equal: events do not tell rows apart");
    }
    double[] running = CarriedSum.running(scores);
    return Arrays.stream(below)
        .mapToDouble(
            m -> {
              double variance = m * (n - m) / (n * n * (n - 1)) * spread;
              return Math.abs((running[m - 1] - m / n * sum) / Math.sqrt(variance));
            })
        .toArray();
  }
}
