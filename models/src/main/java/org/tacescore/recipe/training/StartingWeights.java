package org.tacescore.recipe.training;

import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.weights.Weights;

/** The weights that networks start from. */
final class StartingWeights {
  private StartingWeights() {}

  /**
   * Those of the training's file, else seeded ones.
   *
   * @param what names the network in messages
   * @throws UntrainableException when the network cannot be built
   */
  static Weights of(NetworkSpec spec, TrainingOptions options, String what, long seed) {
    try {
      return options.weights().isPresent()
          ? NetworkWeights.started(spec, options.weights().get(), seed)
          : NetworkWeights.seeded(spec, seed);
    } catch (IllegalArgumentException e) {
      throw UntrainableException.notLearnable(what, e);
    }
  }
}
