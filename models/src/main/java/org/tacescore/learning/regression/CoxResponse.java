package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.SurvivalOutcome;

/**
 * Times to events by the partial likelihood with Breslow's ties (Simon 2011,
 * doi:10.18637/jss.v039.i05). Times are one where they are equal, without rounding, as in glmnet.
 */
final class CoxResponse extends Response {
  private final SurvivalOutcome outcome;

  /** Rows by time. */
  private final int[] order;

  /** For each place in the order the place behind the last of the same time. */
  private final int[] ends;

  CoxResponse(SurvivalOutcome outcome) {
    this.outcome = outcome.requireEvents();
    order =
        IntStream.range(0, outcome.rows())
            .boxed()
            .sorted((a, b) -> Double.compare(outcome.time(a), outcome.time(b)))
            .mapToInt(row -> row)
            .toArray();
    ends = new int[order.length];
    for (int at = order.length - 1; at >= 0; at--) {
      boolean last =
          at == order.length - 1 || outcome.time(order[at]) != outcome.time(order[at + 1]);
      ends[at] = last ? at + 1 : ends[at + 1];
    }
  }

  @Override
  public Family family() {
    return Family.COX;
  }

  @Override
  public int rows() {
    return order.length;
  }

  @Override
  Response rows(int[] chosen) {
    return new CoxResponse(outcome.rows(chosen));
  }

  @Override
  double intercept(double fitted) {
    return 0;
  }

  /** The sum of exp(predictor) of the rows at and behind each place in the order. */
  private double[] risks(double[] predictors) {
    double[] risks = new double[order.length];
    double sum = 0;
    for (int at = order.length - 1; at >= 0; at--) {
      sum += Math.exp(predictors[order[at]]);
      risks[at] = sum;
    }
    return risks;
  }

  private int events(int from) {
    int events = 0;
    for (int at = from; at < ends[from]; at++) {
      events += outcome.event(order[at]) ? 1 : 0;
    }
    return events;
  }

  @Override
  void expand(double[] predictors, double[] weights, double[] residuals) {
    double[] risks = risks(predictors);
    double hazard = 0;
    double squared = 0;
    for (int from = 0; from < order.length; from = ends[from]) {
      int events = events(from);
      hazard += events / risks[from];
      squared += events / (risks[from] * risks[from]);
      for (int at = from; at < ends[from]; at++) {
        int row = order[at];
        double risk = Math.exp(predictors[row]);
        weights[row] = (risk * hazard - risk * risk * squared) / order.length;
        residuals[row] = ((outcome.event(row) ? 1 : 0) - risk * hazard) / order.length;
      }
    }
  }

  /** With the saturated log-likelihood of minus d log(d) for each time of d events. */
  @Override
  double deviance(double[] predictors) {
    double[] risks = risks(predictors);
    double sum = 0;
    for (int from = 0; from < order.length; from = ends[from]) {
      int events = events(from);
      if (events > 0) {
        sum += events * Math.log(risks[from] / events);
      }
    }
    for (int row = 0; row < predictors.length; row++) {
      sum -= outcome.event(row) ? predictors[row] : 0;
    }
    return 2 * sum;
  }

  /** In single precision, as glmnet's: it shows in the ninth digit of a penalty. */
  @Override
  double exponent(int step, int steps) {
    return step * (double) (1f / (steps - 1));
  }

  @Override
  boolean gainsLittle(double[] ratios, int last) {
    return ratios[last] - ratios[last - 4] < 100 * LEAST_GAIN * ratios[last];
  }

  /** What all rows lose beyond those seen, for each event held out (Simon 2011, section 2.6). */
  @Override
  List<Loss> losses(int[] training, int[] heldOut, double[] predictors, boolean grouped) {
    long events = Arrays.stream(heldOut).filter(outcome::event).count();
    if (events == 0) {
      throw new DegenerateDataException(
          Degeneracy.NO_EVENTS,
          "a fold of %d rows holds no event; choose fewer folds".formatted(heldOut.length));
    }
    double seen =
        rows(training)
            .deviance(Arrays.stream(training).mapToDouble(row -> predictors[row]).toArray());
    return List.of(new Loss((deviance(predictors) - seen) / events, events));
  }
}
