package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;

/**
 * How true predicted probabilities are.
 *
 * @param slope of the recalibration, 1 where predictions are true
 * @param slopeInterval Wald's
 * @param intercept of the same regression, 0 where predictions are true
 * @param interceptInterval Wald's
 * @param inTheLarge the intercept with the slope held at 1
 * @param inTheLargeInterval Wald's
 * @param brier mean squared difference
 * @param brierInterval over redrawn patients
 * @param rmse root of the mean over bins of the squared difference of observed and mean predicted;
 *     our definition, for no source fixes one
 * @param hosmerLemeshow the test, in 10 groups, less 2 degrees of freedom
 * @param curve observed shares in the groups of that test
 * @param smooth the recalibrated probability from the lowest prediction to the highest in 51 steps
 *     of the same size
 */
public record Calibration(
    double slope,
    Interval slopeInterval,
    double intercept,
    Interval interceptInterval,
    double inTheLarge,
    Interval inTheLargeInterval,
    double brier,
    Interval brierInterval,
    double rmse,
    HosmerLemeshow hosmerLemeshow,
    List<CalibrationBin> curve,
    List<CalibrationPoint> smooth) {
  private static final int POINTS = 51;

  public Calibration {
    curve = List.copyOf(curve);
    smooth = List.copyOf(smooth);
  }

  /** With 1 000 replicates for the interval of Brier's score. */
  public static Calibration of(BinaryOutcome outcome, double[] probabilities, long seed) {
    return of(outcome, probabilities, HosmerLemeshow.GROUPS, HosmerLemeshow.FITTED, 1000, seed);
  }

  /**
   * All of it.
   *
   * @param groups of the test and the curve, 3 or more
   * @param fitted as for {@link HosmerLemeshow#of(BinaryOutcome, double[], int, int)}
   * @param replicates for the interval of Brier's score
   * @throws org.tacescore.learning.DegenerateDataException as {@link Recalibration#of} and {@link
   *     HosmerLemeshow#of(BinaryOutcome, double[], int, int)}
   */
  public static Calibration of(
      BinaryOutcome outcome,
      double[] probabilities,
      int groups,
      int fitted,
      int replicates,
      long seed) {
    Recalibration line = Recalibration.of(outcome, probabilities);
    HosmerLemeshow test = HosmerLemeshow.of(outcome, probabilities, groups, fitted);
    BootstrapInterval brier = Brier.interval(outcome, probabilities, replicates, seed);
    return new Calibration(
        line.slope().value(),
        interval(line.slope()),
        line.intercept().value(),
        interval(line.intercept()),
        line.inTheLarge().value(),
        interval(line.inTheLarge()),
        brier.value(),
        new Interval(brier.lower(), brier.upper()),
        rmse(test.bins()),
        test,
        test.bins(),
        smooth(line, probabilities));
  }

  private static Interval interval(Estimate estimate) {
    return new Interval(estimate.lower(), estimate.upper());
  }

  private static double rmse(List<CalibrationBin> bins) {
    double sum = 0;
    for (CalibrationBin bin : bins) {
      double difference = bin.observed().value() - bin.predicted();
      sum += difference * difference;
    }
    return Math.sqrt(sum / bins.size());
  }

  private static List<CalibrationPoint> smooth(Recalibration line, double[] probabilities) {
    double least = 1;
    double most = 0;
    for (double probability : probabilities) {
      least = Math.min(least, probability);
      most = Math.max(most, probability);
    }
    List<CalibrationPoint> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      double part = i / (POINTS - 1.0);
      points.add(line.at((1 - part) * least + part * most));
    }
    return points;
  }
}
