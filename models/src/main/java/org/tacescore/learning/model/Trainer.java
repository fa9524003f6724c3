package org.tacescore.learning.model;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/** A way to learn a model of one kind, with its settings. */
public interface Trainer {
  /**
   * A model of these rows. A pipeline standardises them before.
   *
   * @param seed of all randomness: the same seed and rows give the same model on every machine
   * @throws org.tacescore.learning.DegenerateDataException when nothing true can be learned
   */
  FittedModel fit(FeatureTable training, BinaryOutcome outcome, long seed);

  /** A trainer whose models order rows as this one's do, at less cost: for tuning by AUC. */
  default Trainer forRanking() {
    return this;
  }
}
