package org.tacescore.worker.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tacescore.learning.report.Fact;
import org.tacescore.learning.report.TrainingFacts;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.training.Endpoint;
import org.tacescore.recipe.training.TrainedRecipe;
import org.tacescore.score.ResearchStatus;
import org.tacescore.worker.pipeline.SiteIdentity;

/** What the report of a training or of a validation says of it, in words. */
final class ReportFacts {
  private ReportFacts() {}

  /**
   * Of a training.
   *
   * @param trained its facts count who could not be measured, too
   */
  static TrainingFacts ofTraining(TrainedRecipe trained, RecipeBundle bundle, int threads) {
    org.tacescore.recipe.training.TrainingFacts known = trained.facts();
    Recipe recipe = trained.template().recipe();
    TrainingFacts facts =
        common(
                recipe,
                bundle,
                "trained and evaluated",
                known.synthetic(),
                Optional.of(trained.endpoint()))
            .with(Fact.EXCLUDED, counts(known.excluded()))
            .with(Fact.CENTRES, String.join(", ", known.centres()))
            .with(
                Fact.PARTITION,
                known
                        .heldOutCentre()
                        .map(centre -> "centre %s held out; ".formatted(centre))
                        .orElse("")
                    + "cross-validation by patient, stratified by the endpoint; all choices within"
                    + " the folds")
            .with(Fact.SEED, Long.toString(known.seed()))
            .with(Fact.THREADS, Integer.toString(threads))
            .with(Fact.SOFTWARE, known.softwareVersion());
    return learned(facts, trained);
  }

  private static TrainingFacts learned(TrainingFacts facts, TrainedRecipe trained) {
    org.tacescore.recipe.training.TrainingFacts known = trained.facts();
    Map<Fact, String> more = new TreeMap<>();
    put(
        more,
        Fact.FEATURES_COUNTED,
        known.signatures().stream()
            .map(
                s ->
                    "%s: %d (%d more dropped, since a patient lacks them)"
                        .formatted(s.part(), s.columns(), s.dropped().size()))
            .toList());
    put(
        more,
        Fact.FEATURES_SELECTED,
        known.signatures().stream()
            .map(s -> "%s: %s".formatted(s.part(), String.join(", ", s.selected())))
            .toList());
    put(
        more,
        Fact.SELECTION,
        trained.template().training().signatures().stream()
            .map(s -> "%s: %s".formatted(s.part(), s.source()))
            .toList());
    put(
        more,
        Fact.MODEL,
        known.signatures().stream().map(s -> s.part() + ": " + s.model()).toList());
    put(
        more,
        Fact.TUNING,
        known.networks().stream()
            .map(
                n ->
                    "%s: %s of width %d, plan %s"
                        .formatted(n.measure(), n.architecture(), n.width(), n.plan()))
            .toList());
    put(
        more,
        Fact.CUTOFFS,
        known.cuts().stream()
            .map(
                cut ->
                    "%s %s, by %s, from out-of-fold scores of %d patients"
                        .formatted(cut.part(), cut.value(), cut.method(), cut.patients()))
            .toList());
    TrainingFacts all = facts;
    for (Map.Entry<Fact, String> fact : more.entrySet()) {
      all = all.with(fact.getKey(), fact.getValue());
    }
    return all;
  }

  private static void put(Map<Fact, String> facts, Fact fact, List<String> texts) {
    if (!texts.isEmpty()) {
      facts.put(fact, String.join("; ", texts));
    }
  }

  /**
   * Of a validation.
   *
   * @param leftOut patients without a score, by the code of the refusal
   */
  static TrainingFacts ofValidation(
      RecipeBundle bundle,
      Optional<Endpoint> endpoint,
      boolean synthetic,
      Map<String, Integer> leftOut) {
    return common(bundle.recipe(), bundle, "validated", synthetic, endpoint)
        .with(Fact.EXCLUDED, counts(leftOut))
        .with(Fact.PARTITION, "the bundle is frozen: nothing was learned from this cohort")
        .with(Fact.UPDATING, "none")
        .with(Fact.SOFTWARE, SiteIdentity.SOFTWARE);
  }

  private static TrainingFacts common(
      Recipe recipe,
      RecipeBundle bundle,
      String done,
      boolean synthetic,
      Optional<Endpoint> endpoint) {
    ResearchStatus status = synthetic ? ResearchStatus.SYNTHETIC : bundle.status();
    TrainingFacts facts =
        TrainingFacts.of("%s: %s".formatted(recipe.title(), done), status.name(), status.sentence())
            .with(Fact.RECIPE, recipe.id())
            .with(Fact.RECIPE_VERSION, recipe.version())
            .with(Fact.SOURCE_PAPER, recipe.source().citation())
            .with(Fact.INTENDED_USE, "research use only: " + recipe.endpoint())
            .with(
                Fact.DATA_SOURCE,
                synthetic
                    ? "phantom patients, made by this software, not treated"
                    : "patients of the site")
            .with(Fact.IMAGES, "%s, phases %s".formatted(recipe.modality(), recipe.phases()))
            .with(
                Fact.SEGMENTATION,
                "the largest lesion; regions "
                    + recipe.rois().stream()
                        .map(roi -> roi.name())
                        .collect(Collectors.joining(", ")))
            .with(
                Fact.INPUT_CHECKS,
                "each study by the rules of scoring: one that would be refused takes no part")
            .with(Fact.FEATURE_SOFTWARE, SiteIdentity.SOFTWARE + ", by PyRadiomics' definitions")
            .with(Fact.FEATURE_SETTINGS, bundle.featureSettings().replaceAll("\\s+", " ").strip())
            .with(
                Fact.MISSING_DATA,
                "nothing is filled in: a patient without a needed value takes no part")
            .with(Fact.BUNDLE_DIGEST, bundle.digest());
    return endpoint.map(e -> facts.with(Fact.ENDPOINT, e.title())).orElse(facts);
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? "nobody"
        : new TreeMap<>(counts)
            .entrySet().stream()
                .map(one -> "%s: %d".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
  }
}
