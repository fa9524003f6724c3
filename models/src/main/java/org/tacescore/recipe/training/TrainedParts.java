package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.learning.Folds;
import org.tacescore.recipe.CutPart;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.Part;
import org.tacescore.recipe.training.CutLearning.LearnedCut;
import org.tacescore.score.ResearchStatus;

/** Puts together what was learned: parts with their origins, predictions and facts. */
final class TrainedParts {
  private final RecipeTemplate template;
  private final Endpoint endpoint;
  private final TrainingOptions options;
  private final Cohort cohort;
  private final CohortRows rows;
  private final LearnedWords words;
  private final List<LearnedPart> parts;
  private final List<LearnedMeasure> measures;
  private final CohortColumns columns;
  private final Exclusions exclusions = new Exclusions();

  /**
   * @param measures that were learned, in the order of the recipe
   * @param columns hold the clinical measures too
   */
  TrainedParts(
      RecipeTemplate template,
      Endpoint endpoint,
      TrainingOptions options,
      Cohort cohort,
      CohortRows rows,
      LearnedWords words,
      List<LearnedPart> parts,
      List<LearnedMeasure> measures,
      CohortColumns columns) {
    this.template = template;
    this.endpoint = endpoint;
    this.options = options;
    this.cohort = cohort;
    this.rows = rows;
    this.words = words;
    this.parts = List.copyOf(parts);
    this.measures = List.copyOf(measures);
    this.columns = columns;
  }

  TrainedRecipe recipe(
      Optional<NetworkLearning.Learned> network, Optional<ExtractorLearning.Learned> extractor) {
    IntStream.of(rows.others()).forEach(row -> exclusions.add(rows.label(row).name()));
    CohortPredictions predictions =
        new CohortPredictions(template, rows, measures, columns, exclusions);
    RecipeCuts cuts = predictions.cuts();
    List<Prediction> all = predictions.all(cuts, cutFolds(network));
    return new TrainedRecipe(
        template,
        endpoint,
        parts(cuts),
        network
            .map(this::learnedNetwork)
            .or(() -> extractor.map(ExtractorLearning.Learned::network)),
        cohort.synthetic() ? ResearchStatus.SYNTHETIC : ResearchStatus.RESEARCH_RETRAINED,
        facts(cuts, network),
        all);
  }

  /** One assignment for all cutoffs: that of the first part, else of the network. */
  private Folds cutFolds(Optional<NetworkLearning.Learned> network) {
    return parts.stream()
        .map(LearnedPart::folds)
        .findFirst()
        .or(() -> network.map(NetworkLearning.Learned::folds))
        .orElseThrow();
  }

  private Map<String, Part> parts(RecipeCuts cuts) {
    Map<String, Part> all = new LinkedHashMap<>();
    parts.forEach(part -> all.put(part.name(), part.part()));
    cuts.parts()
        .forEach(
            (name, cut) ->
                all.put(
                    name,
                    new CutPart(
                        cut.cutoff().value(), cut.cutoff().comparator(), cutOrigin(name, cut))));
    return all;
  }

  private String cutOrigin(String name, LearnedCut cut) {
    return words.origin(
        "By %s, from values of %d patients by models that did not learn from them"
            .formatted(training(name).method(), cut.patients()));
  }

  private CutTraining training(String part) {
    return template.training().cuts().stream()
        .filter(cut -> cut.part().equals(part))
        .findFirst()
        .orElseThrow();
  }

  private LearnedNetwork learnedNetwork(NetworkLearning.Learned learned) {
    NetworkTraining training = template.training().networks().get(0);
    Measure.Network measure =
        (Measure.Network) template.recipe().measure(training.measure()).orElseThrow();
    return new LearnedNetwork(
        learned.network().spec(),
        learned.network().weights(),
        measure.crop().rule().preprocessing(),
        measure.clinical(),
        learned.seed(),
        words.origin(training.source()));
  }

  private TrainingFacts facts(RecipeCuts cuts, Optional<NetworkLearning.Learned> network) {
    List<TrainingFacts.Cut> cutFacts = new ArrayList<>();
    cuts.parts()
        .forEach(
            (name, cut) ->
                cutFacts.add(
                    new TrainingFacts.Cut(
                        name,
                        cut.cutoff().comparator().symbol()
                            + " "
                            + cut.cutoff().value().toPlainString(),
                        training(name).method(),
                        cut.patients())));
    return new TrainingFacts(
        template.recipe().id() + " " + template.recipe().version(),
        endpoint,
        cohort.patients().size(),
        rows.count(),
        rows.eligible().length,
        rows.outcome().positives(),
        (int)
            rows.learning().stream()
                .filter(patient -> patient.outcome().event().orElse(false))
                .count(),
        exclusions.counts(),
        rows.learning().stream().map(CohortPatient::centre).distinct().sorted().toList(),
        options.heldOutCentre(),
        parts.stream().map(LearnedPart::facts).toList(),
        network.stream().map(NetworkLearning.Learned::facts).toList(),
        cutFacts,
        options.seed(),
        StartingWeights.told(options),
        options.softwareVersion(),
        cohort.digest(),
        cohort.synthetic());
  }
}
