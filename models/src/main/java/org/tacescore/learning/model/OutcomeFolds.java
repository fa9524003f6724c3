package org.tacescore.learning.model;

import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Folds;

/** Folds with nearly the same share of positive rows. */
final class OutcomeFolds {
  private OutcomeFolds() {}

  static Folds of(BinaryOutcome outcome, int count, long seed) {
    int[] strata =
        IntStream.range(0, outcome.rows()).map(row -> outcome.positive(row) ? 1 : 0).toArray();
    return Folds.stratified(strata, count, seed);
  }
}
