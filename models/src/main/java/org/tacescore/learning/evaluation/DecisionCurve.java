package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * Net benefit over threshold probabilities: true positives less false positives that are weighed by
 * the odds of the threshold, for each row (Vickers and Elkin 2006, doi:10.1177/0272989X06295361). A
 * row is treated where its probability is at least the threshold. Treating none has a net benefit
 * of 0.
 *
 * @param threshold ascending, from 0 to below 1
 * @param model net benefit of treating by the model, one a threshold
 * @param all net benefit of treating all rows
 */
public record DecisionCurve(List<Double> threshold, List<Double> model, List<Double> all) {
  public DecisionCurve {
    threshold = List.copyOf(threshold);
    model = List.copyOf(model);
    all = List.copyOf(all);
  }

  /** At the thresholds 0.01 to 0.99. */
  public static DecisionCurve of(BinaryOutcome outcome, double[] probabilities) {
    return of(
        outcome,
        probabilities,
        IntStream.range(1, 100).mapToObj(percent -> percent / 100.0).toList());
  }

  /**
   * At these thresholds.
   *
   * @param thresholds ascending, from 0 to below 1
   * @throws DegenerateDataException when a probability is not finite (NOT_FINITE) or none
   *     (INVALID_VALUE, as a threshold that is none), all are equal (ALL_TIED), or a class is
   *     missing (ONE_CLASS)
   */
  public static DecisionCurve of(
      BinaryOutcome outcome, double[] probabilities, List<Double> thresholds) {
    Scores.requireProbabilities(outcome, probabilities, "the prediction");
    List<Double> model = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    double before = -1;
    for (double threshold : thresholds) {
      if (!(threshold >= 0 && threshold < 1 && threshold > before)) {
        throw new DegenerateDataException(
            Degeneracy.INVALID_VALUE,
            "thresholds must ascend from 0 to below 1, got %s behind %s"
                .formatted(threshold, before));
      }
      before = threshold;
      int truePositives = 0;
      int falsePositives = 0;
      for (int row = 0; row < probabilities.length; row++) {
        boolean treated = probabilities[row] >= threshold;
        truePositives += treated && outcome.positive(row) ? 1 : 0;
        falsePositives += treated && !outcome.positive(row) ? 1 : 0;
      }
      model.add(netBenefit(truePositives, falsePositives, outcome.rows(), threshold));
      all.add(netBenefit(outcome.positives(), outcome.negatives(), outcome.rows(), threshold));
    }
    return new DecisionCurve(thresholds, model, all);
  }

  private static double netBenefit(int truePositives, int falsePositives, int rows, double at) {
    return (double) truePositives / rows - (double) falsePositives / rows * at / (1 - at);
  }
}
