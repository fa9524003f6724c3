package org.tacescore.learning.model;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/** All that happens between a table and a model; it sees training rows alone. */
@FunctionalInterface
public interface Learner {
  /**
   * A model of these rows, which takes rows of its own columns.
   *
   * @param seed of all randomness
   * @throws org.tacescore.learning.DegenerateDataException when nothing true can be learned
   */
  LearnedModel learn(FeatureTable training, BinaryOutcome outcome, long seed);
}
