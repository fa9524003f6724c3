package org.tacescore.recipe.training;

import java.util.List;
import java.util.Optional;
import org.tacescore.network.Architecture;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.training.TrainedFeatures;
import org.tacescore.network.weights.Weights;
import org.tacescore.recipe.Embedding;
import org.tacescore.recipe.Recipe;

/** Takes the features of a network that is not trained. */
final class ExtractorLearning {
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
    NetworkSpec spec =
        Architecture.of(training.architecture())
            .shipped()
            .withImage(first.crop().shape())
            .withClasses(2)
            .withClinical(0)
            .withWidth(training.width());
    Weights weights = StartingWeights.of(spec, options, first.name(), training.seed());
    return new Learned(
        new LearnedNetwork(
            spec,
            weights,
            first.crop().rule().preprocessing(),
            List.of(),
            options.weights().isPresent() ? Optional.empty() : Optional.of(training.seed()),
            origin),
        recipe.embeddings().stream()
            .map(embedding -> embedded(embedding, rows, spec, weights))
            .toList());
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
