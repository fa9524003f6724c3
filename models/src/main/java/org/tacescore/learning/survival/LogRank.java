package org.tacescore.learning.survival;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.SurvivalOutcome;

/**
 * The log-rank test that two or more groups have one hazard, as R's survival::survdiff with rho 0:
 * observed less expected events with the variance of the hypergeometric distribution at each time.
 * Groups of which nobody is at risk at an event do not count.
 *
 * @param chisq statistic, 0 or more
 * @param df groups that count, less one
 * @param p probability of a larger statistic
 * @param groups by name
 */
public record LogRank(double chisq, int df, double p, Map<String, LogRankGroup> groups) {

  public LogRank {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  /**
   * Tests the groups.
   *
   * @param groups a name a row
   * @throws DegenerateDataException when there is one group, no event, or events tell nothing
   *     because fewer than two groups are at risk at each
   */
  public static LogRank of(SurvivalOutcome outcome, List<String> groups) {
    Groups split = Groups.of(groups, outcome.rows());
    if (split.count() < 2) {
      throw new DegenerateDataException(
          Degeneracy.CONSTANT_COLUMN,
          "two groups or more are needed, all rows are in " + split.places().keySet());
    }
    LogRankSums sums =
        LogRankSums.of(TimeOrder.of(outcome.requireEvents()), split.placeOfRow(), split.count());
    int[] counting = sums.counting();
    double chisq = statistic(sums, counting);
    int df = counting.length - 1;
    return new LogRank(chisq, df, Tails.chiSquared(chisq, df), described(split, sums));
  }

  private static double statistic(LogRankSums sums, int[] counting) {
    int size = counting.length - 1;
    if (size < 1) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "only one group is at risk when events happen");
    }
    double[][] variance = new double[size][size];
    double[] excess = new double[size];
    for (int i = 0; i < size; i++) {
      excess[i] = sums.observed(counting[i + 1]) - sums.expected(counting[i + 1]);
      for (int j = 0; j < size; j++) {
        variance[i][j] = sums.variance(counting[i + 1], counting[j + 1]);
      }
    }
    Cholesky factor = Cholesky.of(variance);
    if (factor.dependent().isPresent()) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "events tell nothing of some groups: their variance is 0");
    }
    return factor.quadratic(excess);
  }

  private static Map<String, LogRankGroup> described(Groups split, LogRankSums sums) {
    Map<String, LogRankGroup> described = new LinkedHashMap<>();
    int place = 0;
    for (Map.Entry<String, int[]> group : split.rows().entrySet()) {
      described.put(
          group.getKey(),
          new LogRankGroup(group.getValue().length, sums.observed(place), sums.expected(place)));
      place++;
    }
    return described;
  }
}
