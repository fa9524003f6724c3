package org.tacescore.recipe;

import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkOutput;
import org.tacescore.network.Networks;
import org.tacescore.network.SavedModelNetwork;

/** The network of a bundle as its measures and embeddings use it. */
@FunctionalInterface
interface RecipeNetwork {
  /**
   * The softmax probability of a class; the mean over the images where there are several.
   *
   * @param crops one image or more
   * @param clinical numbers of the patient, in the network's order
   * @param outputClass index of the class
   * @return 0 to 1
   */
  double probability(ImageTensor crops, List<Double> clinical, int outputClass);

  /**
   * The network's features; the mean over the images where there are several. They come before any
   * clinical values.
   */
  default List<Double> features(ImageTensor crops) {
    throw new IllegalStateException("this network has no features");
  }

  /** The bundle's own network, opened at its first use. */
  static RecipeNetwork of(RecipeBundle bundle, Networks networks) {
    return new Opened(bundle, networks);
  }

  /** A network that is opened when it is needed. */
  record Opened(RecipeBundle bundle, Networks networks) implements RecipeNetwork {
    @Override
    public double probability(ImageTensor crops, List<Double> clinical, int outputClass) {
      SavedModelNetwork network = open();
      double sum =
          NetworkInput.ofPatient(crops, clinical)
              .runs()
              .map(network::run)
              .flatMapToDouble(
                  output ->
                      IntStream.range(0, output.images())
                          .mapToDouble(image -> output.probability(image, outputClass)))
              .sum();
      return sum / crops.batch();
    }

    @Override
    public List<Double> features(ImageTensor crops) {
      SavedModelNetwork network = open();
      List<Double> any =
          IntStream.range(0, network.contract().clinical()).mapToObj(value -> 0.0).toList();
      double[] sums = new double[0];
      for (NetworkInput run : NetworkInput.ofPatient(crops, any).runs().toList()) {
        NetworkOutput output = network.run(run);
        float[] values = output.features();
        int width = values.length / output.images();
        sums = sums.length == 0 ? new double[width] : sums;
        for (int i = 0; i < values.length; i++) {
          sums[i % width] += values[i];
        }
      }
      double[] all = sums;
      return IntStream.range(0, all.length)
          .mapToObj(feature -> all[feature] / crops.batch())
          .toList();
    }

    private SavedModelNetwork open() {
      return networks.open(bundle.network().orElseThrow());
    }
  }
}
