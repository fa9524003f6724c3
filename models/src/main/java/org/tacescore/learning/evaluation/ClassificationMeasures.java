package org.tacescore.learning.evaluation;

import java.util.Optional;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.score.HighWhen;

/**
 * How rows are classed by a cutoff that was learned elsewhere and is applied unchanged.
 *
 * @param cutoff the threshold
 * @param comparator what is high
 * @param truePositives positive rows that are high
 * @param falsePositives negative rows that are high
 * @param trueNegatives negative rows that are not
 * @param falseNegatives positive rows that are not
 * @param ties rows exactly at the cutoff, which the comparator alone decides
 */
public record ClassificationMeasures(
    double cutoff,
    HighWhen comparator,
    int truePositives,
    int falsePositives,
    int trueNegatives,
    int falseNegatives,
    int ties) {

  /**
   * Classes each row.
   *
   * @throws org.tacescore.learning.DegenerateDataException when a score is not finite (NOT_FINITE)
   *     or a class is missing (ONE_CLASS)
   */
  public static ClassificationMeasures of(
      BinaryOutcome outcome, double[] scores, double cutoff, HighWhen comparator) {
    Scores.requireFinite(outcome, scores, "the score");
    if (!Double.isFinite(cutoff)) {
      throw new IllegalArgumentException("a cutoff must be finite, got " + cutoff);
    }
    int high = 0;
    int highPositives = 0;
    int ties = 0;
    for (int row = 0; row < scores.length; row++) {
      boolean tie = scores[row] == cutoff;
      ties += tie ? 1 : 0;
      if (scores[row] > cutoff || (tie && comparator == HighWhen.GREATER_OR_EQUAL)) {
        high++;
        highPositives += outcome.positive(row) ? 1 : 0;
      }
    }
    int falsePositives = high - highPositives;
    return new ClassificationMeasures(
        cutoff,
        comparator,
        highPositives,
        falsePositives,
        outcome.negatives() - falsePositives,
        outcome.positives() - highPositives,
        ties);
  }

  /** Share of all rows that are classed as they are. */
  public Proportion accuracy() {
    return Proportion.of(
        truePositives + trueNegatives,
        truePositives + falsePositives + trueNegatives + falseNegatives);
  }

  /** Share of the positive rows that are high. */
  public Proportion sensitivity() {
    return Proportion.of(truePositives, truePositives + falseNegatives);
  }

  /** Share of the negative rows that are not high. */
  public Proportion specificity() {
    return Proportion.of(trueNegatives, trueNegatives + falsePositives);
  }

  /** Share of the high rows that are positive; nothing where none is high. */
  public Optional<Proportion> precision() {
    return Proportion.ofAny(truePositives, truePositives + falsePositives);
  }

  /** Share of the other rows that are negative; nothing where all are high. */
  public Optional<Proportion> negativePredictiveValue() {
    return Proportion.ofAny(trueNegatives, trueNegatives + falseNegatives);
  }

  /**
   * Harmonic mean of precision and sensitivity. It is 2 s / (1 + s) of the share s of true
   * positives among all rows that are high or positive, and so are the ends of its interval: the
   * indirect Wilson interval of Lam 2023, arXiv:2309.14621.
   */
  public Proportion f1() {
    Proportion share =
        Proportion.of(truePositives, truePositives + falsePositives + falseNegatives);
    return new Proportion(
        2.0 * truePositives / (2.0 * truePositives + falsePositives + falseNegatives),
        2 * share.lower() / (1 + share.lower()),
        2 * share.upper() / (1 + share.upper()));
  }
}
