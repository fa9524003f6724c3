package org.tacescore.learning.evaluation;

import java.util.List;
import java.util.Optional;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * The receiver operating characteristic of a score that is higher for the positive class. The area
 * is the Mann-Whitney statistic, ties counted half; its standard error is DeLong's (1988,
 * doi:10.2307/2531595). As R's {@code pROC::roc(direction = "<")} and {@code ci.auc(method =
 * "delong")}.
 *
 * @param auc 0 to 1
 * @param se standard error of the area
 * @param lower auc - 1.96 se, at least 0
 * @param upper auc + 1.96 se, at most 1
 * @param youden the best threshold
 * @param curve thresholds ascending: sensitivity falls from 1 to 0, specificity rises from 0 to 1
 */
public record Roc(
    double auc,
    double se,
    double lower,
    double upper,
    int positives,
    int negatives,
    Youden youden,
    List<RocPoint> curve) {
  public Roc {
    curve = List.copyOf(curve);
  }

  /**
   * The curve of a score.
   *
   * @param scores one a row, higher for the positive class
   * @throws DegenerateDataException when a score is not finite (NOT_FINITE), all are equal
   *     (ALL_TIED), a class is missing (ONE_CLASS) or has one row (TOO_FEW_ROWS)
   */
  public static Roc of(BinaryOutcome outcome, double[] scores) {
    Placements placements = placements(outcome, scores, "the score");
    double se = Math.sqrt(placements.variance());
    Interval interval = Interval.around(placements.auc(), se).within(0, 1);
    RocSteps steps = RocSteps.of(outcome, scores);
    return new Roc(
        placements.auc(),
        se,
        interval.lower(),
        interval.upper(),
        outcome.positives(),
        outcome.negatives(),
        steps.youden(),
        steps.curve());
  }

  /**
   * The area alone, for resampling: one row of each class is enough.
   *
   * @throws DegenerateDataException as {@link #of}, apart from TOO_FEW_ROWS
   */
  public static double auc(BinaryOutcome outcome, double[] scores) {
    Scores.require(outcome, scores, "the score");
    return Placements.of(outcome, scores).auc();
  }

  static Placements placements(BinaryOutcome outcome, double[] scores, String what) {
    Scores.require(outcome, scores, what);
    if (Math.min(outcome.positives(), outcome.negatives()) < 2) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "%d positive and %d negative rows; an interval needs 2 of each"
              .formatted(outcome.positives(), outcome.negatives()));
    }
    return Placements.of(outcome, scores);
  }

  /** What to say of an area below 0.5, or of an interval without width. */
  public Optional<String> warning() {
    if (auc < 0.5) {
      return Optional.of(
          "the area is below 0.5: higher scores stand for the negative class; the direction is fixed");
    }
    return se > 0
        ? Optional.empty()
        : Optional.of(
            "the score tells all %d rows apart: the interval has no width and says nothing"
                .formatted(positives + negatives));
  }
}
