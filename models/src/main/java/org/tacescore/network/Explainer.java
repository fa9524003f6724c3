package org.tacescore.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tacescore.network.NetworkOutput.Tensor;
import org.tacescore.volume.GridSize;

/**
 * Says what a network looks at. Class activation maps where the architecture's features are the
 * means of the feature map's channels and the classifying layer reads them alone; Grad-CAM for
 * every other network and for SavedModels of unknown layers, which up to a factor is the same for
 * the former.
 */
public final class Explainer {
  private final SavedModelNetwork network;
  private final Optional<Architecture> averaging;
  private final String name;

  private Explainer(SavedModelNetwork network, Optional<Architecture> averaging, String name) {
    this.network = network;
    this.averaging = averaging;
    this.name = name;
  }

  /**
   * For an open network.
   *
   * @param definition what the network was opened as
   * @param name names the network in its explanations, e.g. id, version and digest of its bundle
   */
  public static Explainer of(SavedModelNetwork network, NetworkDefinition definition, String name) {
    return new Explainer(
        network,
        specOf(definition)
            .map(known -> Architecture.of(known.architecture()))
            .filter(Architecture::averagesFeatureMap),
        name);
  }

  private static Optional<NetworkSpec> specOf(NetworkDefinition definition) {
    if (definition instanceof NetworkDefinition.Seeded seeded) {
      return Optional.of(seeded.spec());
    }
    if (definition instanceof NetworkDefinition.SeededWith with) {
      return Optional.of(with.spec());
    }
    return definition instanceof NetworkDefinition.Weighted weighted
        ? Optional.of(weighted.spec())
        : Optional.empty();
  }

  /**
   * Whether signatures of the features can be explained: they are means of the feature map's
   * channels.
   */
  public boolean explainsFeatures() {
    return averaging.isPresent();
  }

  /**
   * What speaks for a class in each image; one scale for all images.
   *
   * @throws InvalidNetworkException NO_GRADIENT for a SavedModel that cannot be explained
   */
  public Explanation explain(NetworkInput input, int outputClass) {
    requireClass(outputClass);
    Optional<double[]> weights = classWeights(outputClass);
    OptionalInt named = OptionalInt.of(outputClass);
    return weights.isPresent()
        ? explanation(cam(input, weights.get()), named, ActivationMethod.CAM)
        : explanation(gradCam(input, outputClass), named, ActivationMethod.GRAD_CAM);
  }

  /**
   * What speaks for a class against the others in each image: for its logit minus the mean of the
   * others, which for two classes is the log odds of its probability. CAM where {@link
   * #explain(NetworkInput, int)} gives it, else HiResCAM.
   *
   * @throws InvalidNetworkException NO_GRADIENT for a SavedModel that cannot be explained
   */
  public Explanation contrast(NetworkInput input, int outputClass) {
    requireClass(outputClass);
    OptionalInt named = OptionalInt.of(outputClass);
    Optional<double[]> weights = contrastWeights(outputClass);
    if (weights.isPresent()) {
      return explanation(cam(input, weights.get()), named, ActivationMethod.CAM);
    }
    float[] chosen = contrastOf(outputClass);
    List<ActivationMap> maps =
        maps(
            input.runs().map(run -> network.runWithGradient(run, chosen)),
            (output, image) -> gradient(output.tensor(LogitGradient.NAME), image));
    return explanation(maps, named, ActivationMethod.HIRES_CAM);
  }

  private void requireClass(int outputClass) {
    if (outputClass < 0 || outputClass >= network.contract().classes()) {
      throw new IllegalArgumentException(
          "class %d is not among %d".formatted(outputClass, network.contract().classes()));
    }
  }

  /** The weights of the logits in one of them minus the mean of the others. */
  private float[] contrastOf(int outputClass) {
    float[] weights = new float[network.contract().classes()];
    Arrays.fill(weights, -1f / (weights.length - 1));
    weights[outputClass] = 1;
    return weights;
  }

  private Optional<double[]> contrastWeights(int outputClass) {
    float[] chosen = contrastOf(outputClass);
    Optional<double[]> sums = Optional.empty();
    for (int one = 0; one < chosen.length; one++) {
      Optional<double[]> weights = classWeights(one);
      if (weights.isEmpty()) {
        return Optional.empty();
      }
      double[] all = sums.orElseGet(() -> new double[weights.get().length]);
      for (int feature = 0; feature < all.length; feature++) {
        all[feature] += chosen[one] * weights.get()[feature];
      }
      sums = Optional.of(all);
    }
    return sums;
  }

  private static double[] gradient(Tensor tensor, int image) {
    double[] values = new double[tensor.imageLength()];
    for (int offset = 0; offset < values.length; offset++) {
      values[offset] = tensor.at(image, offset);
    }
    return values;
  }

  /**
   * What raises a signature that is a linear function of the features.
   *
   * @param coefficients one a feature as the network gives it: a coefficient of a standardised
   *     feature is divided by its standard deviation first; 0 for a feature without
   * @throws IllegalArgumentException when the features are no means of the feature map's channels,
   *     or are of another number
   */
  public Explanation explain(NetworkInput input, double[] coefficients) {
    requireMeans();
    return explanation(cam(input, coefficients.clone()), OptionalInt.empty(), ActivationMethod.CAM);
  }

  /**
   * As {@link #explain(NetworkInput, double[])}, of a signature that takes some of the features.
   *
   * @param coefficients by the feature's place, from 0
   */
  public Explanation explain(NetworkInput input, Map<Integer, Double> coefficients) {
    requireMeans();
    Map<Integer, Double> known = Map.copyOf(coefficients);
    List<ActivationMap> maps =
        maps(input.runs().map(network::run), (output, image) -> spread(known, output));
    return explanation(maps, OptionalInt.empty(), ActivationMethod.CAM);
  }

  private void requireMeans() {
    if (averaging.isEmpty()) {
      throw new IllegalArgumentException(
          "the features of %s are not known to be means of its feature map".formatted(name));
    }
  }

  private static double[] spread(Map<Integer, Double> coefficients, NetworkOutput output) {
    double[] weights = new double[output.tensor(NetworkContract.FEATURE_MAP).length(-1)];
    coefficients.forEach(
        (feature, coefficient) -> {
          if (feature < 0 || feature >= weights.length) {
            throw new IllegalArgumentException(
                "feature %d is not among %d".formatted(feature, weights.length));
          }
          weights[feature] = coefficient;
        });
    return weights;
  }

  private Explanation explanation(
      List<ActivationMap> maps, OptionalInt outputClass, ActivationMethod method) {
    return new Explanation(maps, outputClass, method, name);
  }

  /** Weight of each feature in a logit: the graph's axes are feature, class. */
  private Optional<double[]> classWeights(int outputClass) {
    if (network.contract().clinical() > 0) {
      return Optional.empty();
    }
    int classes = network.contract().classes();
    return averaging
        .flatMap(architecture -> network.variable(architecture.head() + ".weight"))
        .map(
            all -> {
              double[] weights = new double[all.length / classes];
              for (int feature = 0; feature < weights.length; feature++) {
                weights[feature] = all[feature * classes + outputClass];
              }
              return weights;
            });
  }

  private List<ActivationMap> cam(NetworkInput input, double[] weights) {
    return maps(input.runs().map(network::run), (output, image) -> weights);
  }

  private List<ActivationMap> gradCam(NetworkInput input, int outputClass) {
    return maps(
        input.runs().map(run -> network.runWithGradient(run, outputClass)),
        (output, image) -> channelMeans(output.tensor(LogitGradient.NAME), image));
  }

  /** Gives the weight of each channel, or of each channel of each cell, for an image of a run. */
  private interface ChannelWeights {
    double[] of(NetworkOutput output, int image);
  }

  private static List<ActivationMap> maps(Stream<NetworkOutput> runs, ChannelWeights weights) {
    List<double[]> sums = new ArrayList<>();
    List<GridSize> sizes = new ArrayList<>();
    runs.forEach(
        output -> {
          Tensor map = output.tensor(NetworkContract.FEATURE_MAP);
          sizes.add(sizeOf(map));
          for (int image = 0; image < map.length(0); image++) {
            sums.add(weighed(map, image, weights.of(output, image)));
          }
        });
    return ActivationMap.of(sizes.get(0), sums);
  }

  private static double[] channelMeans(Tensor tensor, int image) {
    double[] means = new double[tensor.length(-1)];
    for (int offset = 0; offset < tensor.imageLength(); offset++) {
      means[offset % means.length] += tensor.at(image, offset);
    }
    int cells = tensor.imageLength() / means.length;
    for (int channel = 0; channel < means.length; channel++) {
      means[channel] /= cells;
    }
    return means;
  }

  /** The sum of the channels by their weights, for each cell. */
  private static double[] weighed(Tensor map, int image, double[] weights) {
    int channels = map.length(-1);
    if (weights.length != channels && weights.length != map.imageLength()) {
      throw new IllegalArgumentException(
          "%d weights are not for a feature map of %d channels"
              .formatted(weights.length, channels));
    }
    double[] sums = new double[map.imageLength() / channels];
    for (int offset = 0; offset < map.imageLength(); offset++) {
      sums[offset / channels] += weights[offset % weights.length] * map.at(image, offset);
    }
    return sums;
  }

  private static GridSize sizeOf(Tensor map) {
    return new GridSize(map.length(-2), map.length(-3), map.rank() == 5 ? map.length(1) : 1);
  }
}
