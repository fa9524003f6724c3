package org.tacescore.recipe.training;

import java.util.List;
import org.tacescore.network.Architecture;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.training.TrainedFeatures;
import org.tacescore.network.weights.Weights;
import org.tacescore.recipe.Embedding;
import org.tacescore.recipe.Recipe;

/** Takes the features of a network that is not trained. */
final class ExtractorLearning {
  /** The classifying layer is there, and not used. */
  private static final int CLASSES = 2;

  private final ExtractorTraining training;
  private final Recipe recipe;
  private final TrainingOptions options;

  ExtractorLearning(ExtractorTraining training, Recipe recipe, TrainingOptions options) {
    this.training = training;
    this.recipe = recipe;
    this.options = options;
  }

  /**
   * A network with what it made of the cohort.
   *
   * @param network with every embedding's preprocessing, which is the same for all
   */
  record Learned(LearnedNetwork network, List<EmbeddedCohort> embeddings) {}

  /**
   * The features of all embeddings.
   *
   * @throws UntrainableException when a patient has no crop
   */
  Learned learn(CohortRows rows, String origin) {
    Embedding first = recipe.embeddings().get(0);
    NetworkSpec spec = spec(training, recipe);
    StartingWeights start = StartingWeights.of(options);
    Weights weights = start.draw(spec, training.seed());
    return new Learned(
        new LearnedNetwork(
            spec,
            weights,
            first.crop().rule().preprocessing(),
            List.of(),
            start.seedOfAll(training.seed()),
            origin),
        recipe.embeddings().stream()
            .map(embedding -> embedded(embedding, rows, spec, weights))
            .toList());
  }

  /** What is run: the recipe's image and the training's layers. */
  static NetworkSpec spec(ExtractorTraining training, Recipe recipe) {
    return Architecture.of(training.architecture())
        .shipped()
        .withImage(recipe.embeddings().get(0).crop().shape())
        .withClasses(CLASSES)
        .withClinical(0)
        .withWidth(training.width());
  }

  private EmbeddedCohort embedded(
      Embedding embedding, CohortRows rows, NetworkSpec spec, Weights weights) {
    return new EmbeddedCohort(
        embedding.name(),
        features(embedding, rows.learning(), spec, weights),
        List.of(),
        features(embedding, rows.heldOut(), spec, weights));
  }

  private List<List<Double>> features(
      Embedding embedding, List<CohortPatient> patients, NetworkSpec spec, Weights weights) {
    return EmbeddedCohort.rows(
        TrainedFeatures.of(
            spec,
            weights,
            NetworkCases.crops(recipe, embedding.name(), patients),
            options.threads()));
  }
}
