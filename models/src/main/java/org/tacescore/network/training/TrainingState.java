package org.tacescore.network.training;

import java.util.Map;
import org.tacescore.network.weights.Weights;

/**
 * All that a training needs to go on after an epoch as if it had never stopped.
 *
 * @param step steps of the whole training so far
 * @param history losses of every epoch so far
 * @param weights the trained layers' weights and running statistics, torch's axes
 * @param slots Adam's variables, the graph's axes
 * @param best the same tensors as {@code weights} after the best epoch
 */
record TrainingState(
    long step, TrainingHistory history, Weights weights, Weights slots, Weights best) {

  /** Before the first epoch. */
  static TrainingState start(Weights changed) {
    return new TrainingState(0, TrainingHistory.empty(), changed, Weights.of(Map.of()), changed);
  }

  boolean begun() {
    return step > 0;
  }
}
