package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tacescore.learning.Folds;
import org.tacescore.recipe.CutPart;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.ModelPart;
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
  private final List<SignatureLearning.Learned> signatures;
  private final Optional<NetworkLearning.Learned> network;
  private final Exclusions exclusions = new Exclusions();

  TrainedParts(
      RecipeTemplate template,
      Endpoint endpoint,
      TrainingOptions options,
      Cohort cohort,
      CohortRows rows,
      List<SignatureLearning.Learned> signatures,
      Optional<NetworkLearning.Learned> network) {
    this.template = template;
    this.endpoint = endpoint;
    this.options = options;
    this.cohort = cohort;
    this.rows = rows;
    this.signatures = List.copyOf(signatures);
    this.network = network;
  }

  TrainedRecipe recipe() {
    IntStream.of(rows.others()).forEach(row -> exclusions.add(rows.label(row).name()));
    CohortPredictions predictions = new CohortPredictions(template, rows, measures(), exclusions);
    RecipeCuts cuts = predictions.cuts();
    List<Prediction> all = predictions.all(cuts, cutFolds());
    return new TrainedRecipe(
        template,
        endpoint,
        parts(cuts),
        network.map(this::learnedNetwork),
        cohort.synthetic() ? ResearchStatus.SYNTHETIC : ResearchStatus.RESEARCH_RETRAINED,
        facts(cuts),
        all);
  }

  /** In the order of the recipe. */
  private List<LearnedMeasure> measures() {
    List<LearnedMeasure> learned =
        Stream.concat(
                signatures.stream().map(SignatureLearning.Learned::values),
                network.stream().map(NetworkLearning.Learned::values))
            .toList();
    return template.recipe().measures().stream()
        .flatMap(measure -> learned.stream().filter(l -> l.measure().equals(measure.name())))
        .toList();
  }

  /** One assignment for all cutoffs: that of the first signature, else of the network. */
  private Folds cutFolds() {
    return signatures.stream()
        .map(SignatureLearning.Learned::folds)
        .findFirst()
        .or(() -> network.map(NetworkLearning.Learned::folds))
        .orElseThrow();
  }

  private Map<String, Part> parts(RecipeCuts cuts) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (SignatureLearning.Learned signature : signatures) {
      TrainingFacts.Signature facts = signature.facts();
      parts.put(
          facts.part(),
          new ModelPart(
              signature.model().model(),
              origin(
                  "%s on %d features. %s"
                      .formatted(facts.model(), facts.selected().size(), source(facts.part())))));
    }
    cuts.parts()
        .forEach(
            (name, cut) ->
                parts.put(
                    name,
                    new CutPart(
                        cut.cutoff().value(), cut.cutoff().comparator(), cutOrigin(name, cut))));
    return parts;
  }

  private String source(String part) {
    return template.training().signatures().stream()
        .filter(signature -> signature.part().equals(part))
        .findFirst()
        .orElseThrow()
        .source();
  }

  private String cutOrigin(String name, LearnedCut cut) {
    return origin(
        "By %s, from values of %d patients by models that did not learn from them"
            .formatted(training(name).method(), cut.patients()));
  }

  private CutTraining training(String part) {
    return Stream.concat(
            template.measureCuts().values().stream(),
            template.training().totals().stream().map(TotalTraining::cut))
        .filter(cut -> cut.part().equals(part))
        .findFirst()
        .orElseThrow();
  }

  private String origin(String what) {
    return "%sLearned for '%s' from %d patients, %d positive. %s"
        .formatted(
            cohort.synthetic() ? "SYNTHETIC: made patients, no clinical meaning. " : "",
            endpoint.id(),
            rows.eligible().length,
            rows.outcome().positives(),
            what);
  }

  private LearnedNetwork learnedNetwork(NetworkLearning.Learned learned) {
    NetworkTraining training = template.training().networks().get(0);
    Measure.Network measure =
        template.recipe().measures().stream()
            .filter(Measure.Network.class::isInstance)
            .map(Measure.Network.class::cast)
            .findFirst()
            .orElseThrow();
    return new LearnedNetwork(
        learned.network().spec(),
        learned.network().weights(),
        measure.crop().rule().preprocessing(),
        List.of(),
        learned.seed(),
        origin(training.source()));
  }

  private TrainingFacts facts(RecipeCuts cuts) {
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
        signatures.stream().map(SignatureLearning.Learned::facts).toList(),
        network.stream().map(NetworkLearning.Learned::facts).toList(),
        cutFacts,
        options.seed(),
        StartingWeights.told(options),
        options.softwareVersion(),
        cohort.digest(),
        cohort.synthetic());
  }
}
