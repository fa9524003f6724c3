package org.tacescore.recipe;

import java.util.stream.IntStream;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.Networks;
import org.tacescore.network.SavedModelNetwork;

/** Gives the probability of a class for the crops of a patient. */
@FunctionalInterface
interface CropClassifier {
  /**
   * The softmax probability of a class; the mean over the images where there are several.
   *
   * @param crops one image or more
   * @param outputClass index of the class
   * @return 0 to 1
   */
  double probability(ImageTensor crops, int outputClass);

  /** The bundle's own network. */
  static CropClassifier of(RecipeBundle bundle, Networks networks) {
    return (crops, outputClass) -> {
      SavedModelNetwork network = networks.open(bundle.network().orElseThrow());
      double sum =
          NetworkInput.of(crops)
              .runs()
              .map(network::run)
              .flatMapToDouble(
                  output ->
                      IntStream.range(0, output.images())
                          .mapToDouble(image -> output.probability(image, outputClass)))
              .sum();
      return sum / crops.batch();
    };
  }
}
