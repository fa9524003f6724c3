package org.tacescore.learning;

import java.util.List;

/**
 * A choice of columns that is learned on training rows. It never sees held-out rows: who measures a
 * model on other rows chooses anew within each fold.
 */
@FunctionalInterface
public interface Selection {
  /**
   * Names of columns of the table, best first where the method ranks, at least one.
   *
   * @param seed of all randomness; a method without any ignores it
   * @throws DegenerateDataException when the data allows no choice
   */
  List<String> choose(FeatureTable training, BinaryOutcome outcome, long seed);
}
