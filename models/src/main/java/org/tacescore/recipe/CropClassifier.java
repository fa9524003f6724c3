package org.tacescore.recipe;

import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.Networks;

/** Gives the probability of a class for one crop. */
@FunctionalInterface
interface CropClassifier {
  /**
   * The softmax probability of a class.
   *
   * @param crop a batch of one
   * @param outputClass index of the class
   * @return 0 to 1
   */
  double probability(ImageTensor crop, int outputClass);

  /** The bundle's own network. */
  static CropClassifier of(RecipeBundle bundle, Networks networks) {
    return (crop, outputClass) -> {
      NetworkDefinition definition = bundle.network().orElseThrow();
      return networks.open(definition).run(crop).probability(0, outputClass);
    };
  }
}
