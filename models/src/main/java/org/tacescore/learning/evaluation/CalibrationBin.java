package org.tacescore.learning.evaluation;

/**
 * Rows of neighbouring predictions.
 *
 * @param rows 1 or more
 * @param positives of them
 * @param predicted mean prediction
 * @param observed share of positives with Wilson's interval
 */
public record CalibrationBin(int rows, int positives, double predicted, Proportion observed) {

  /** Sum of the predictions. */
  double expected() {
    return predicted * rows;
  }
}
