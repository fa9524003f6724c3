package org.tacescore.learning.survival;

import java.util.Arrays;

/**
 * The cumulative hazard of a row whose columns are all 0, at each distinct time of the data, as R's
 * basehaz with centered = FALSE: Breslow's estimator, with Efron's fractions where ties are his.
 * Immutable; the arrays never leak.
 */
public final class BaselineHazard {
  private final double[] times;
  private final double[] cumulative;

  private BaselineHazard(double[] times, double[] cumulative) {
    this.times = times;
    this.cumulative = cumulative;
  }

  /**
   * From stored numbers, which are copied.
   *
   * @param times ascending
   * @param cumulative hazard at each time, not falling
   */
  public static BaselineHazard of(double[] times, double[] cumulative) {
    if (times.length != cumulative.length || times.length == 0) {
      throw new IllegalArgumentException(
          "%d times for %d hazards".formatted(times.length, cumulative.length));
    }
    for (int i = 1; i < times.length; i++) {
      if (!(times[i] > times[i - 1]) || !(cumulative[i] >= cumulative[i - 1])) {
        throw new IllegalArgumentException(
            "times must ascend and hazards not fall, at %s they do not".formatted(times[i]));
      }
    }
    return new BaselineHazard(times.clone(), cumulative.clone());
  }

  static BaselineHazard of(CoxDesign design, Ties ties, double[] beta) {
    TimeOrder order = design.order();
    double[] predictors = design.predictors(beta);
    double[] times = new double[order.count()];
    double[] hazards = new double[order.count()];
    double atRisk = 0;
    for (int place = order.count() - 1; place >= 0; place--) {
      double dying = 0;
      for (int i = order.from(place); i < order.to(place); i++) {
        double risk = Math.exp(predictors[i]);
        atRisk += risk;
        dying += order.event(i) ? risk : 0;
      }
      times[place] = order.time(place);
      hazards[place] = hazard(order.events(place), atRisk, ties == Ties.EFRON ? dying : 0);
    }
    double offset = 0;
    for (int c = 0; c < beta.length; c++) {
      offset += design.mean(c) * beta[c] / design.scale(c);
    }
    double factor = Math.exp(-offset);
    Arrays.parallelPrefix(hazards, Double::sum);
    return new BaselineHazard(times, Arrays.stream(hazards).map(h -> h * factor).toArray());
  }

  private static double hazard(int events, double atRisk, double dying) {
    double sum = 0;
    for (int k = 0; k < events; k++) {
      sum += 1 / (atRisk - dying * k / events);
    }
    return sum;
  }

  /** The cumulative hazard at a time: 0 before the first, that of the last behind it. */
  public double at(double time) {
    int found = Arrays.binarySearch(times, time);
    int place = found >= 0 ? found : -found - 2;
    return place < 0 ? 0 : cumulative[place];
  }

  /** A copy of the distinct times, ascending. */
  public double[] times() {
    return times.clone();
  }

  /** A copy of the cumulative hazards, one a time. */
  public double[] cumulative() {
    return cumulative.clone();
  }
}
