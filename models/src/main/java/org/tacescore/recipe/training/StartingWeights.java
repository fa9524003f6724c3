package org.tacescore.recipe.training;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.network.weights.Weights;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.training.UntrainableException.Fault;

/**
 * What the networks of a training start from: seeded weights, or those of a file, of which the
 * layers that weights of another task do not have are seeded.
 */
public final class StartingWeights {
  private final Optional<Path> place;
  private final Optional<Weights> file;

  private StartingWeights(Optional<Path> place) {
    this.place = place;
    this.file = place.map(path -> WeightFile.read(path).weights());
  }

  /**
   * Reads the file, if the options have one.
   *
   * @throws org.tacescore.network.weights.InvalidWeightsException when it cannot be used
   */
  static StartingWeights of(TrainingOptions options) {
    return new StartingWeights(options.weights());
  }

  /**
   * Refuses a file that the recipe's networks cannot start from, before anything is learned.
   *
   * @throws UntrainableException NO_NETWORK when the recipe has none
   * @throws org.tacescore.network.weights.InvalidWeightsException naming every tensor that does not
   *     fit
   */
  public static void requireFit(RecipeTemplate template, TrainingOptions options) {
    if (options.weights().isEmpty()) {
      return;
    }
    if (template.training().networks().isEmpty() && template.training().extractors().isEmpty()) {
      throw new UntrainableException(
          Fault.NO_NETWORK,
          "recipe %s has no network that could start from %s"
              .formatted(template.recipe().id(), options.weights().get()));
    }
    StartingWeights start = of(options);
    for (NetworkTraining training : template.training().networks()) {
      start.draw(NetworkLearning.spec(training, measure(template, training)), options.seed());
    }
    for (ExtractorTraining training : template.training().extractors()) {
      start.draw(ExtractorLearning.spec(training, template.recipe()), training.seed());
    }
  }

  /** The file's name and digest; empty without one. */
  static Optional<String> told(TrainingOptions options) {
    return options
        .weights()
        .map(path -> "%s (SHA-256 %s)".formatted(path.getFileName(), WeightFile.sha256Of(path)));
  }

  /**
   * Every tensor of a network.
   *
   * @param seed of what is not the file's
   * @throws UntrainableException when the sizes do not suit the architecture
   * @throws org.tacescore.network.weights.InvalidWeightsException naming every tensor that does not
   *     fit
   */
  Weights draw(NetworkSpec spec, long seed) {
    try {
      return file.isEmpty()
          ? NetworkWeights.seeded(spec, seed)
          : NetworkWeights.fit(
              spec, place.orElseThrow().toString(), file.get(), OptionalLong.of(seed));
    } catch (IllegalArgumentException e) {
      throw UntrainableException.notLearnable(spec.architecture(), e);
    }
  }

  /** The seed of all tensors of {@link #draw}; empty where most are a file's. */
  Optional<Long> seedOfAll(long seed) {
    return file.isEmpty() ? Optional.of(seed) : Optional.empty();
  }

  private static Measure.Network measure(RecipeTemplate template, NetworkTraining training) {
    return (Measure.Network) template.recipe().measure(training.measure()).orElseThrow();
  }
}
