package org.tacescore.learning.survival;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.tacescore.learning.SurvivalOutcome;

/**
 * A Kaplan-Meier curve: survival as the product of 1 - events / at risk over the times, with
 * Greenwood's variance, as R's survival::survfit. Immutable.
 *
 * @param n rows
 * @param events rows with the event
 * @param median time at which survival is one half; NaN where it stays above
 * @param medianLower where the lower bound of survival passes one half; NaN where it does not
 * @param medianUpper where the upper bound does; NaN where it does not
 * @param curve a step for each distinct time, ascending, those of censorings alone included
 */
public record KaplanMeier(
    int n,
    int events,
    double median,
    double medianLower,
    double medianUpper,
    List<KaplanMeierStep> curve) {
  private static final double TOLERANCE = 0x1p-26;

  public KaplanMeier {
    curve = List.copyOf(curve);
  }

  /**
   * The curve of all rows.
   *
   * @throws org.tacescore.learning.DegenerateDataException when no row has the event
   */
  public static KaplanMeier of(SurvivalOutcome outcome, ConfidenceType type) {
    return fit(outcome.requireEvents(), type);
  }

  /**
   * A curve a group, in the order of their names; a group without events has a flat one.
   *
   * @param groups a name a row
   * @throws org.tacescore.learning.DegenerateDataException when no row of all has the event
   */
  public static Map<String, KaplanMeier> of(
      SurvivalOutcome outcome, List<String> groups, ConfidenceType type) {
    outcome.requireEvents();
    Map<String, KaplanMeier> curves = new TreeMap<>();
    Groups.of(groups, outcome.rows())
        .rows()
        .forEach((name, rows) -> curves.put(name, fit(outcome.rows(rows), type)));
    return Collections.unmodifiableMap(curves);
  }

  private static KaplanMeier fit(SurvivalOutcome outcome, ConfidenceType type) {
    TimeOrder order = TimeOrder.of(outcome);
    List<KaplanMeierStep> curve = new ArrayList<>(order.count());
    double survival = 1;
    double variance = 0;
    for (int place = 0; place < order.count(); place++) {
      int atRisk = order.atRisk(place);
      int events = order.events(place);
      survival *= (double) (atRisk - events) / atRisk;
      variance += events / (atRisk * (double) (atRisk - events));
      // The last row's event gives an infinite variance of log S: bounds are then NaN, as in R.
      double se = survival == 0 ? Double.NaN : Math.sqrt(variance);
      curve.add(
          new KaplanMeierStep(
              order.time(place),
              atRisk,
              events,
              order.censored(place),
              survival,
              se * survival,
              type.lower(survival, se),
              type.upper(survival, se)));
    }
    return new KaplanMeier(
        outcome.rows(),
        outcome.events(),
        median(curve, KaplanMeierStep::survival),
        median(curve, KaplanMeierStep::lower),
        median(curve, KaplanMeierStep::upper),
        curve);
  }

  /**
   * The time of the first step at one half or below; where a curve is flat at one half and falls
   * later, the middle of that flat piece. Values that are NaN are passed over.
   */
  private static double median(
      List<KaplanMeierStep> curve, ToDoubleFunction<KaplanMeierStep> height) {
    List<KaplanMeierStep> low =
        curve.stream().filter(step -> height.applyAsDouble(step) < 0.5 + TOLERANCE).toList();
    if (low.isEmpty()) {
      return Double.NaN;
    }
    double time = low.get(0).time();
    double first = height.applyAsDouble(low.get(0));
    if (Math.abs(first - 0.5) >= TOLERANCE) {
      return time;
    }
    return low.stream()
        .filter(step -> height.applyAsDouble(step) < first)
        .mapToDouble(step -> (time + step.time()) / 2)
        .findFirst()
        .orElse(time);
  }

  /** Survival at a time: 1 before the first step; NaN behind the last, where nobody is at risk. */
  public double survivalAt(double time) {
    if (time > curve.get(curve.size() - 1).time()) {
      return Double.NaN;
    }
    double survival = 1;
    for (KaplanMeierStep step : curve) {
      if (step.time() > time) {
        break;
      }
      survival = step.survival();
    }
    return survival;
  }

  /** Rows of this time or a later one: the numbers at risk below a plot. */
  public int atRisk(double time) {
    return curve.stream()
        .filter(step -> step.time() >= time)
        .findFirst()
        .map(KaplanMeierStep::atRisk)
        .orElse(0);
  }
}
