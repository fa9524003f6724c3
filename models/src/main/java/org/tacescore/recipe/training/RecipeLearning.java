package org.tacescore.recipe.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.learning.Folds;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.Measure;

/** Learns the measures of a recipe in its order, since later ones take earlier ones. */
final class RecipeLearning {
  private final RecipeTemplate template;
  private final Endpoint endpoint;
  private final TrainingOptions options;
  private final Cohort cohort;
  private final CohortRows rows;
  private final TrainingWork work;
  private final RecipeProgress.Listener listener;
  private final Clock clock;
  private final LearnedWords words;
  private final CohortColumns columns;
  private final ChosenBefore choices = new ChosenBefore();
  private final List<LearnedPart> parts = new ArrayList<>();
  private final List<LearnedMeasure> measures = new ArrayList<>();
  private Optional<NetworkLearning.Learned> network = Optional.empty();
  private Optional<ExtractorLearning.Learned> extractor = Optional.empty();

  RecipeLearning(
      RecipeTemplate template,
      Endpoint endpoint,
      TrainingOptions options,
      Cohort cohort,
      CohortRows rows,
      TrainingWork work,
      RecipeProgress.Listener listener,
      Clock clock) {
    this.template = template;
    this.endpoint = endpoint;
    this.options = options;
    this.cohort = cohort;
    this.rows = rows;
    this.work = work;
    this.listener = listener;
    this.clock = clock;
    this.words = new LearnedWords(cohort, endpoint, rows);
    this.columns = CohortColumns.of(template.recipe(), rows);
  }

  TrainedRecipe recipe() {
    for (ExtractorTraining training : template.training().extractors()) {
      ExtractorLearning.Learned learned =
          new ExtractorLearning(training, template.recipe(), options)
              .learn(rows, words.extractor(training.source(), options.weights().isPresent()));
      learned.embeddings().forEach(columns::add);
      extractor = Optional.of(learned);
    }
    for (Measure measure : template.recipe().measures()) {
      if (measure instanceof Measure.Signature signature) {
        keep(learn(signature));
      } else if (measure instanceof Measure.Network asked) {
        keep(learn(asked));
      } else if (measure instanceof Measure.Survival survival) {
        keep(learn(survival));
      }
    }
    return new TrainedParts(
            template, endpoint, options, cohort, rows, words, parts, measures, columns)
        .recipe(network, extractor);
  }

  private void keep(LearnedPart part) {
    parts.add(part);
    measures.add(part.values());
    columns.add(part.values());
  }

  private void keep(NetworkLearning.Learned learned) {
    network = Optional.of(learned);
    measures.add(learned.values());
    columns.add(learned.values());
    learned.embeddings().forEach(columns::add);
  }

  private LearnedPart learn(Measure.Signature measure) {
    Optional<CombinedTraining> combined = template.combined(measure.part());
    if (combined.isPresent()) {
      return new CombinedLearning(combined.get(), measure.name(), options.seed())
          .learn(rows, columns, words::origin);
    }
    SignatureTraining training = template.signature(measure.part()).orElseThrow();
    return new SignatureLearning(training, measure.name(), options.seed(), listener, choices)
        .learn(rows, columns)
        .part(words::origin, training.source());
  }

  private NetworkLearning.Learned learn(Measure.Network measure) {
    NetworkTraining training =
        template.training().networks().stream()
            .filter(one -> one.measure().equals(measure.name()))
            .findFirst()
            .orElseThrow();
    return new NetworkLearning(training, template.recipe(), measure, options, work, listener, clock)
        .learn(rows, columns);
  }

  private LearnedPart learn(Measure.Survival measure) {
    SurvivalTraining training = template.survival(measure.part()).orElseThrow();
    return new SurvivalLearning(training, measure, options.seed())
        .learn(rows, columns, foldsOf(training), words::origin);
  }

  /** The network's own folds where its embeddings are taken, which differ from fold to fold. */
  private Optional<Folds> foldsOf(SurvivalTraining training) {
    boolean embeds =
        !training.choose().isEmpty()
            || training.parsed().stream().map(FeatureColumn::source).anyMatch(columns::isEmbedding);
    return network.filter(learned -> embeds).map(NetworkLearning.Learned::folds);
  }
}
