package org.tacescore.recipe;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tacescore.recipe.training.BundleWriter;
import org.tacescore.recipe.training.Cohort;
import org.tacescore.recipe.training.CohortPatient;
import org.tacescore.recipe.training.PatientOutcome;
import org.tacescore.recipe.training.RecipeProgress;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.recipe.training.RecipeTrainer;
import org.tacescore.recipe.training.TrainedRecipe;
import org.tacescore.recipe.training.TrainingOptions;
import org.tacescore.score.Analyte;

/** A recipe that exists as a folder alone, and a made cohort in which the contrast tells. */
public final class LabTexture {
  public static final String CONTRAST = "original_glcm_Contrast";
  private static final List<String> OTHERS =
      List.of(
          "original_firstorder_Mean", "original_firstorder_Entropy", "original_glcm_JointEntropy");
  private static final int PATIENTS = 60;
  private static final String DIGEST = "ab".repeat(32);

  private LabTexture() {}

  public static RecipeTemplate template() throws URISyntaxException {
    return RecipeTemplate.read(
        Path.of(
            Objects.requireNonNull(LabTexture.class.getResource("/templates/lab-texture"))
                .toURI()));
  }

  public static Cohort cohort(boolean synthetic) {
    SplittableRandom random = new SplittableRandom(7);
    List<CohortPatient> patients = new ArrayList<>();
    for (int i = 0; i < PATIENTS; i++) {
      boolean response = i % 2 == 0;
      Map<String, Double> features = new TreeMap<>();
      features.put("ARTERIAL:" + CONTRAST, (response ? 6.0 : 4.0) + 3 * random.nextDouble());
      OTHERS.forEach(name -> features.put("ARTERIAL:" + name, random.nextDouble()));
      patients.add(
          new CohortPatient(
              "p" + i,
              i % 3 == 0 ? "north" : "south",
              new PreparedCase(
                  features,
                  Map.of(),
                  Map.of(Analyte.HBSAG, HrdDemo.hbsag(i % 4 < 2 ? "positive" : "negative"))),
              new PatientOutcome(
                  OptionalDouble.empty(),
                  Optional.empty(),
                  Optional.of(response),
                  Optional.empty())));
    }
    return new Cohort(patients, synthetic, DIGEST);
  }

  /**
   * @param work for what a training keeps
   */
  public static TrainedRecipe trained(boolean synthetic, Path work) throws URISyntaxException {
    return new RecipeTrainer(
            template(),
            TrainingOptions.of(1, 1, "test"),
            work,
            RecipeProgress.Listener.SILENT,
            Clock.systemUTC())
        .train(cohort(synthetic));
  }

  /** Trained and written. */
  public static RecipeBundle bundle(boolean synthetic, Path work, Path out)
      throws URISyntaxException {
    return new BundleWriter(Clock.systemUTC()).write(trained(synthetic, work), out);
  }
}
