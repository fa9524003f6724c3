package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tacescore.digest.Sha256;
import org.tacescore.learning.report.EvaluatedCohort;
import org.tacescore.learning.report.Evaluation;
import org.tacescore.learning.report.Resampling;
import org.tacescore.network.training.FeatureCache;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.training.BundleWriter;
import org.tacescore.recipe.training.Cohort;
import org.tacescore.recipe.training.Prediction;
import org.tacescore.recipe.training.RecipeProgress;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.recipe.training.RecipeTrainer;
import org.tacescore.recipe.training.SignatureTraining;
import org.tacescore.recipe.training.TrainedRecipe;
import org.tacescore.recipe.training.TrainingFacts;
import org.tacescore.recipe.training.TrainingOptions;

/** From a measured cohort to a bundle and its evaluation. */
public final class CohortTraining {
  /** Stands before the code of a refusal for which a patient was not measured. */
  private static final String NOT_MEASURED = "NOT_MEASURED_";

  private final RecipeTemplate template;
  private final TrainingOptions options;
  private final Path work;
  private final Clock clock;

  /**
   * A training.
   *
   * @param work folder for what a killed training goes on from
   * @param clock tells the dates of model card and report
   */
  public CohortTraining(RecipeTemplate template, TrainingOptions options, Path work, Clock clock) {
    this.template = template;
    this.options = options;
    this.work = work;
    this.clock = clock;
  }

  /** What must be measured of each patient: all features of the regions that are learned from. */
  public static CasePreparation measurement(RecipeTemplate template) {
    List<String> regions =
        template.training().signatures().stream()
            .map(SignatureTraining::regions)
            .flatMap(List::stream)
            .filter(source -> template.recipe().roi(source).isPresent())
            .toList();
    return new CasePreparation(template.recipe(), template.featureSettings(), regions);
  }

  /**
   * What came of it.
   *
   * @param bundle as it is read from its folder
   * @param reported whether there was anything to evaluate
   */
  public record Result(RecipeBundle bundle, boolean reported) {}

  /**
   * Trains, writes the bundle, then its evaluation; each is there whole or not at all.
   *
   * @param out the bundle's folder; must not be there
   * @param report the evaluation's folder; must not be there
   * @throws org.tacescore.recipe.training.UntrainableException where nothing can be learned
   */
  public Result train(
      MeasuredCohort measured, Path out, Path report, RecipeProgress.Listener progress)
      throws IOException {
    Cohort cohort = measured.cohort();
    TrainedRecipe trained =
        withLeftOut(
            new RecipeTrainer(
                    template,
                    options,
                    workOf(cohort),
                    FeatureCache.in(work.resolve("trunk")),
                    progress,
                    clock)
                .train(cohort),
            measured.leftOut());
    RecipeBundle bundle = new BundleWriter(clock).write(trained, out);
    List<Evaluation> evaluations = evaluations(trained, cohort);
    if (!evaluations.isEmpty()) {
      ReportFolder.write(
          evaluations,
          ReportFacts.ofTraining(trained, bundle, options.threads()),
          measured,
          clock.instant(),
          report);
    }
    return new Result(bundle, !evaluations.isEmpty());
  }

  /** A folder for each training, so that none goes on from what another one left. */
  private Path workOf(Cohort cohort) {
    String asked =
        String.join(
            "\n",
            cohort.digest(),
            template.recipe().toString(),
            template.training().toString(),
            options.toString(),
            options.weights().map(WeightFile::sha256Of).orElse(""));
    return work.resolve(Sha256.hexOf(asked));
  }

  private List<Evaluation> evaluations(TrainedRecipe trained, Cohort cohort) {
    EvaluationCohorts cohorts =
        new EvaluationCohorts(template.recipe(), Optional.of(trained.endpoint()), cohort);
    int candidates =
        trained.facts().signatures().stream().mapToInt(TrainingFacts.Signature::columns).sum();
    List<Prediction> inside = trained.predictions().stream().filter(one -> !one.heldOut()).toList();
    List<EvaluatedCohort> all =
        new ArrayList<>(
            cohorts.of(
                "cross-validation of the training cohort",
                inside,
                Map.of(),
                candidates > 0 ? OptionalInt.of(candidates) : OptionalInt.empty()));
    trained
        .facts()
        .heldOutCentre()
        .ifPresent(
            centre ->
                all.addAll(
                    cohorts.of(
                        "held-out centre " + centre,
                        trained.predictions().stream().filter(Prediction::heldOut).toList(),
                        trained.parts(),
                        OptionalInt.empty())));
    return all.stream().map(one -> Evaluation.of(one, Resampling.of(options.seed()))).toList();
  }

  /** Who could not be measured is counted where the others are that take no part. */
  private static TrainedRecipe withLeftOut(TrainedRecipe trained, Map<String, Integer> leftOut) {
    Map<String, Integer> excluded = new TreeMap<>();
    leftOut.forEach((code, count) -> excluded.put(NOT_MEASURED + code, count));
    return trained.with(trained.facts().withExcluded(excluded));
  }
}
