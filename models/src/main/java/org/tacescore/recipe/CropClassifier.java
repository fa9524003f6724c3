package org.tacescore.recipe;

import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.NetworkOutput;
import org.tacescore.network.Networks;
import org.tacescore.network.SavedModelNetwork;

/** Gives the probability of a class for the crops of a patient. */
@FunctionalInterface
interface CropClassifier {
  /** The maps of all images of a run are in memory together: this bounds them. */
  int MOST_AT_ONCE = 32;

  /**
   * The softmax probability of a class; the mean over the images where there are several.
   *
   * @param crops one image or more
   * @param outputClass index of the class
   * @return 0 to 1
   */
  double probability(ImageTensor crops, int outputClass);

  /** The bundle's own network; up to {@value #MOST_AT_ONCE} images are one run. */
  static CropClassifier of(RecipeBundle bundle, Networks networks) {
    return (crops, outputClass) -> {
      NetworkDefinition definition = bundle.network().orElseThrow();
      SavedModelNetwork network = networks.open(definition);
      double sum = 0;
      for (int first = 0; first < crops.batch(); first += MOST_AT_ONCE) {
        int end = Math.min(crops.batch(), first + MOST_AT_ONCE);
        NetworkOutput output = network.run(crops.images(first, end));
        for (int image = 0; image < end - first; image++) {
          sum += output.probability(image, outputClass);
        }
      }
      return sum / crops.batch();
    };
  }
}
