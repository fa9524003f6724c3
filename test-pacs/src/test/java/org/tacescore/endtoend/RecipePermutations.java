package org.tacescore.endtoend;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.PointsCombination;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.training.Cohort;
import org.tacescore.recipe.training.CohortPatient;
import org.tacescore.recipe.training.EndpointLabel;
import org.tacescore.recipe.training.PatientOutcome;
import org.tacescore.recipe.training.Prediction;
import org.tacescore.recipe.training.RecipeProgress;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.recipe.training.RecipeTrainer;
import org.tacescore.recipe.training.TrainingOptions;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.pipeline.StudyPreparation;
import org.tacescore.worker.training.CohortMeasurement;
import org.tacescore.worker.training.CohortTable;

/**
 * A recipe learned from outcomes that were dealt out anew among the patients of a trial: class,
 * time and event of a patient go together to another one. All that learns does so anew, choices of
 * features and parameters among it; of the network the head, on what its seeded trunk makes of the
 * crops: a whole network for each of many permutations would take days. The scores are those of the
 * folds that held a patient out.
 */
final class RecipePermutations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecipeTemplate template;
  private final Cohort cohort;
  private final Path work;
  private final TrainingOptions options;

  private RecipePermutations(
      RecipeTemplate template, Cohort cohort, Path work, TrainingOptions options) {
    this.template = template;
    this.cohort = cohort;
    this.work = work;
    this.options = options;
  }

  /**
   * Of a trial.
   *
   * @param template folder of one that learns quickly and takes the trial's radiomics
   */
  static RecipePermutations of(RecipeTrial trial, Path template) throws IOException {
    RecipeTemplate read = RecipeTemplate.read(template);
    Path work = trial.folder().resolve("permutations");
    TrainingOptions options =
        new TrainingOptions(
            trial.aim().endpoint(),
            Optional.empty(),
            trial.seed(),
            trial.size().threads(),
            "permutation");
    return new RecipePermutations(read, measured(trial, read, work), work, options);
  }

  /** The features are those of the trial; the crops are cut anew, once. */
  private static Cohort measured(RecipeTrial trial, RecipeTemplate template, Path work)
      throws IOException {
    try (Kernels kernels = new JvmKernels()) {
      StudyPreparation pipeline =
          new StudyPreparation(
              PhasesConfig.defaults().classifier(),
              SegmentRoleRules.shipped(),
              ZoneOffset.UTC,
              kernels);
      CasePreparation asked =
          new CasePreparation(template.recipe(), template.featureSettings(), List.of());
      return CohortMeasurement.of(
              asked,
              Optional.of(trial.features()),
              pipeline,
              "permutations",
              work.resolve("cases"),
              trial.size().threads())
          .measure(CohortTable.read(trial.cohort(), true), done -> {})
          .cohort();
    }
  }

  /**
   * What a score was worth for the outcomes that it was learned from.
   *
   * @param auc of the endpoint
   * @param concordance with survival
   */
  record Chance(double auc, double concordance) {
    static Chance mean(List<Chance> all) {
      return new Chance(
          all.stream().mapToDouble(Chance::auc).average().orElseThrow(),
          all.stream().mapToDouble(Chance::concordance).average().orElseThrow());
    }
  }

  /**
   * The scores by their names, each with what came of every permutation. Those that are done lie in
   * a file each, from which a run that was stopped goes on.
   */
  Map<String, List<Chance>> run(int permutations) throws IOException {
    Map<String, List<Chance>> chances = new LinkedHashMap<>();
    Random random = new Random(options.seed());
    Path folder = Files.createDirectories(work.resolve("done"));
    for (int i = 0; i < permutations; i++) {
      List<CohortPatient> patients = permuted(random);
      Path file = folder.resolve(i + ".json");
      if (!Files.exists(file)) {
        write(file, one(patients));
      }
      read(file)
          .forEach(
              (name, chance) ->
                  chances.computeIfAbsent(name, first -> new ArrayList<>()).add(chance));
    }
    return chances;
  }

  private static void write(Path file, Map<String, Chance> chances) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    JSON.writeValue(part.toFile(), chances);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Map<String, Chance> read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Chance>>() {});
  }

  private List<CohortPatient> permuted(Random random) {
    List<PatientOutcome> outcomes =
        new ArrayList<>(cohort.patients().stream().map(CohortPatient::outcome).toList());
    Collections.shuffle(outcomes, random);
    List<CohortPatient> patients = new ArrayList<>();
    for (int row = 0; row < outcomes.size(); row++) {
      CohortPatient one = cohort.patients().get(row);
      patients.add(new CohortPatient(one.id(), one.centre(), one.prepared(), outcomes.get(row)));
    }
    return patients;
  }

  private Map<String, Chance> one(List<CohortPatient> patients) {
    List<Prediction> predictions =
        new RecipeTrainer(
                template,
                options,
                work.resolve("networks"),
                RecipeProgress.Listener.SILENT,
                Clock.systemUTC())
            .train(cohort.with(patients))
            .predictions();
    Map<String, Chance> chances = new LinkedHashMap<>();
    Recipe recipe = template.recipe();
    if (recipe.combination() instanceof PointsCombination points) {
      chances.put(
          points.concept().meaning(),
          chance(patients, predictions, one -> one.total().orElseThrow().total().doubleValue()));
    }
    for (String measure : predictions.get(0).measures().keySet()) {
      chances.put(
          recipe.measure(measure).orElseThrow().concept().meaning(),
          chance(patients, predictions, one -> one.measures().getOrDefault(measure, Double.NaN)));
    }
    return chances;
  }

  private static Chance chance(
      List<CohortPatient> patients,
      List<Prediction> predictions,
      ToDoubleFunction<Prediction> score) {
    double[] scores = predictions.stream().mapToDouble(score).toArray();
    boolean[] died = new boolean[scores.length];
    boolean[] events = new boolean[scores.length];
    double[] times = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      PatientOutcome outcome = patients.get(predictions.get(i).row()).outcome();
      died[i] = predictions.get(i).label() == EndpointLabel.POSITIVE;
      events[i] = outcome.event().orElseThrow();
      times[i] = outcome.timeDays().orElseThrow();
    }
    return new Chance(
        Roc.auc(BinaryOutcome.of(died), scores),
        Concordance.of(SurvivalOutcome.of(times, events), scores).value());
  }
}
