package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tacescore.learning.report.Evaluation;
import org.tacescore.learning.report.Resampling;
import org.tacescore.network.Networks;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.ModelPart;
import org.tacescore.recipe.PreparedScorer;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.recipe.training.Cohort;
import org.tacescore.recipe.training.CohortPatient;
import org.tacescore.recipe.training.Endpoint;
import org.tacescore.recipe.training.EndpointLabel;
import org.tacescore.recipe.training.Prediction;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Sensitivity;

/** A frozen bundle held against another cohort: nothing is learned from it. */
public final class BundleValidation {
  /** Of the bootstrap; the same cohort gives the same report. */
  private static final long SEED = 1;

  private static final String TRAINING = "training.json";

  private final RecipeBundle bundle;
  private final Optional<Endpoint> endpoint;

  private BundleValidation(RecipeBundle bundle, Optional<Endpoint> endpoint) {
    this.bundle = bundle;
    this.endpoint = endpoint;
  }

  /**
   * Of the bundle in a folder; its endpoint is that of its training, if it says one.
   *
   * @throws org.tacescore.recipe.InvalidBundleException naming file and fault
   */
  public static BundleValidation of(Path folder) {
    Optional<Endpoint> endpoint =
        Files.exists(folder.resolve(TRAINING))
            ? Optional.of(RecipeTemplate.read(folder).training().endpoints().get(0))
            : Optional.empty();
    return new BundleValidation(RecipeCatalog.read(folder), endpoint);
  }

  /** The bundle. */
  public RecipeBundle bundle() {
    return bundle;
  }

  /** What must be measured of each patient: the features of the regions that its parts take. */
  public CasePreparation measurement() {
    List<String> regions =
        bundle.parts().values().stream()
            .filter(ModelPart.class::isInstance)
            .flatMap(part -> ((ModelPart) part).features().stream())
            .map(FeatureColumn::source)
            .filter(source -> bundle.recipe().roi(source).isPresent())
            .toList();
    return new CasePreparation(bundle.recipe(), bundle.featureSettings(), regions);
  }

  /**
   * What came of it.
   *
   * @param scored patients with a score
   * @param leftOut patients without one, by the code of the refusal
   * @param reported whether there was anything to evaluate
   * @param cohort digest of the cohort
   */
  public record Result(int scored, Map<String, Integer> leftOut, boolean reported, String cohort) {}

  /**
   * Scores every measured patient and writes the evaluation, whole or not at all.
   *
   * @param networks opens the bundle's network; stays the caller's to close
   * @param created what the report says of when it was made
   * @param out must not be there
   */
  public Result validate(MeasuredCohort measured, Networks networks, Instant created, Path out)
      throws IOException {
    Cohort cohort = measured.cohort();
    Map<String, Integer> leftOut = new TreeMap<>(measured.leftOut());
    List<Prediction> predictions = predictions(cohort, networks, leftOut);
    List<Evaluation> evaluations =
        new EvaluationCohorts(bundle.recipe(), endpoint, cohort)
            .of("validation cohort", predictions, bundle.parts(), OptionalInt.empty()).stream()
                .map(one -> Evaluation.of(one, Resampling.of(SEED)))
                .toList();
    if (!evaluations.isEmpty()) {
      ReportFolder.write(
          evaluations,
          ReportFacts.ofValidation(bundle, endpoint, cohort.synthetic(), leftOut),
          measured,
          created,
          out);
    }
    return new Result(predictions.size(), leftOut, !evaluations.isEmpty(), cohort.digest());
  }

  private List<Prediction> predictions(
      Cohort cohort, Networks networks, Map<String, Integer> leftOut) {
    PreparedScorer scorer = PreparedScorer.of(bundle, networks);
    List<Prediction> predictions = new ArrayList<>();
    for (int row = 0; row < cohort.patients().size(); row++) {
      CohortPatient patient = cohort.patients().get(row);
      PreparedScorer.Answer answer = scorer.answer(patient.prepared());
      if (answer.outcome() instanceof Scored scored) {
        predictions.add(prediction(row, patient, scored.score(), answer.measured()));
      } else {
        leftOut.merge(((NotScorable) answer.outcome()).reason().name(), 1, Integer::sum);
      }
    }
    return predictions;
  }

  private Prediction prediction(
      int row, CohortPatient patient, Score score, Map<String, Double> measured) {
    Map<String, Prediction.Tally> variants = new LinkedHashMap<>();
    for (Sensitivity variant : score.sensitivities()) {
      variants.put(variant.id(), new Prediction.Tally(variant.value(), variant.group().side()));
    }
    return new Prediction(
        row,
        patient.centre(),
        Prediction.By.HELD_OUT,
        endpoint.map(e -> e.of(patient.outcome())).orElse(EndpointLabel.OUTCOME_NOT_STATED),
        measured,
        Optional.of(new Prediction.Tally(score.value(), score.group().side())),
        variants);
  }
}
