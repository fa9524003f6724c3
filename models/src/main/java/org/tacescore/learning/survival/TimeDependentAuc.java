package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.SurvivalOutcome;

/**
 * The AUC of a score for the event before each horizon t, cumulative and dynamic, with weights by
 * the inverse probability of not being censored (Uno 2007, doi:10.1198/016214507000000149; Blanche
 * 2013, doi:10.1002/sim.5958, the marginal weights of R's timeROC):
 *
 * <p>AUC(t) = sum over cases i and controls j of w_i ([M_i &gt; M_j] + [M_i = M_j] / 2) / (sum of
 * w_i times number of controls), where cases have the event at T_i &lt;= t and w_i = 1 / G(T_i-),
 * controls have T_j &gt; t (their weight 1 / G(t) cancels), M is the score and G the Kaplan-Meier
 * curve of being censored. At one time events come before censorings, so that rows with an event
 * are not at risk of being censored then.
 *
 * @param horizon times, as they were asked for
 * @param auc 0 to 1, one a horizon
 */
public record TimeDependentAuc(List<Double> horizon, List<Double> auc) {

  public TimeDependentAuc {
    horizon = List.copyOf(horizon);
    auc = List.copyOf(auc);
  }

  /**
   * The AUC at each horizon.
   *
   * @param risk a score a row, higher for earlier events
   * @throws DegenerateDataException when a score is not finite (NOT_FINITE), all are equal
   *     (ALL_TIED), or at a horizon nobody has had the event (NO_EVENTS) or is still observed
   *     (TOO_FEW_ROWS)
   */
  public static TimeDependentAuc of(SurvivalOutcome outcome, double[] risk, double... horizons) {
    outcome.requireEvents();
    int[] ranks = Scores.distinctRanks(risk, outcome.rows());
    TimeOrder order = TimeOrder.of(outcome);
    double[] weights = weights(order);
    return new TimeDependentAuc(
        Arrays.stream(horizons).boxed().toList(),
        Arrays.stream(horizons).mapToObj(t -> at(t, order, ranks, weights)).toList());
  }

  /** 1 / G just before each distinct time. */
  private static double[] weights(TimeOrder order) {
    double[] weights = new double[order.count()];
    double uncensored = 1;
    for (int place = 0; place < weights.length; place++) {
      weights[place] = 1 / uncensored;
      int atRisk = order.atRisk(place) - order.events(place);
      uncensored *= atRisk == 0 ? 1 : (double) (atRisk - order.censored(place)) / atRisk;
    }
    return weights;
  }

  private static double at(double horizon, TimeOrder order, int[] ranks, double[] weights) {
    RankCounts controls = new RankCounts(Arrays.stream(ranks).max().orElse(0) + 1);
    int last = 0;
    while (last < order.count() && order.time(last) <= horizon) {
      last++;
    }
    for (int i = last == order.count() ? ranks.length : order.from(last); i < ranks.length; i++) {
      controls.add(ranks[order.row(i)]);
    }
    double won = 0;
    double all = 0;
    for (int place = 0; place < last; place++) {
      for (int i = order.from(place); i < order.to(place); i++) {
        if (order.event(i)) {
          int rank = ranks[order.row(i)];
          won += weights[place] * (controls.below(rank) + controls.at(rank) / 2.0);
          all += weights[place];
        }
      }
    }
    requireBoth(horizon, all, controls.count());
    return won / (all * controls.count());
  }

  private static void requireBoth(double horizon, double cases, int controls) {
    if (cases == 0) {
      throw new DegenerateDataException(
          Degeneracy.NO_EVENTS, "no event is at %s or before".formatted(horizon));
    }
    if (controls == 0) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "no row is observed beyond %s".formatted(horizon));
    }
  }
}
