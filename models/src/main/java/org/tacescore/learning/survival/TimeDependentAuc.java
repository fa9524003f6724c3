package org.tacescore.learning.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Normal;
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
 * <p>The standard error is the infinitesimal jackknife (Jaeckel 1972; Efron 1982,
 * doi:10.1137/1.9781611970319, chapter 6): the root of the sum of squares of each row's derivative,
 * through G too. For many rows it is the error of the influence functions of Hung and Chiang 2010
 * (doi:10.1002/cjs.10046) and Blanche 2013.
 *
 * @param horizon times, as they were asked for
 * @param auc 0 to 1, one a horizon
 * @param se standard error, one a horizon; 0 where the score tells all cases and controls apart
 * @param lower auc - 1.96 se, at least 0
 * @param upper auc + 1.96 se, at most 1
 */
public record TimeDependentAuc(
    List<Double> horizon,
    List<Double> auc,
    List<Double> se,
    List<Double> lower,
    List<Double> upper) {

  public TimeDependentAuc {
    horizon = List.copyOf(horizon);
    auc = List.copyOf(auc);
    se = List.copyOf(se);
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
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
    int[] ranks = ScoreRanks.distinct(risk, outcome.rows());
    TimeOrder order = TimeOrder.of(outcome);
    double[] weights = weights(order);
    List<Double> auc = new ArrayList<>();
    List<Double> se = new ArrayList<>();
    List<Double> lower = new ArrayList<>();
    List<Double> upper = new ArrayList<>();
    for (double horizon : horizons) {
      HorizonAuc at = HorizonAuc.of(horizon, order, ranks, weights);
      double error = at.se();
      auc.add(at.auc());
      se.add(error);
      lower.add(Math.max(0, at.auc() - Normal.Z95 * error));
      upper.add(Math.min(1, at.auc() + Normal.Z95 * error));
    }
    return new TimeDependentAuc(Arrays.stream(horizons).boxed().toList(), auc, se, lower, upper);
  }

  /** What to say of a horizon below 0.5, or of an interval without width. */
  public Optional<String> warning() {
    if (auc.stream().anyMatch(area -> area < 0.5)) {
      return Optional.of(
          "an area is below 0.5: higher scores stand for later events; the direction is fixed");
    }
    return se.stream().allMatch(error -> error > 0)
        ? Optional.empty()
        : Optional.of(
            "the score tells all rows apart at a horizon: the interval has no width and says"
                + " nothing");
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
}
