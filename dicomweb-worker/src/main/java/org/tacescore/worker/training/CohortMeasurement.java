package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.Recipe;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.worker.pipeline.StudyPreparation;

/**
 * Measures the patients of a cohort for a recipe, each by the steps by which a study is scored,
 * several at a time. Who was measured is on disk before the next begins; who cannot be measured is
 * left out with the reason.
 *
 * <p>The result does not depend on how many run at a time, nor on how often the run was begun.
 */
public final class CohortMeasurement {
  private final Optional<PatientMeasurement> images;
  private final Optional<RadiomicsTable> features;
  private final int atATime;

  private CohortMeasurement(
      Optional<PatientMeasurement> images, Optional<RadiomicsTable> features, int atATime) {
    this.images = images;
    this.features = features;
    this.atATime = atATime;
  }

  /** Whether the recipe needs anything of images that a table of features does not give. */
  public static boolean needsImages(Recipe recipe, Optional<Path> features) {
    return features.isEmpty() || !recipe.crops().isEmpty();
  }

  /**
   * A measurement.
   *
   * @param asked what is measured
   * @param features a ready table of features; then none are extracted
   * @param pipeline measures studies
   * @param settings all that the site says and the pipeline's answer depends on, as one text
   * @param store folder of what was measured so far; is made where it is not there
   * @param atATime patients at a time, 1 or more
   * @throws InvalidCohortException with every fault of the table of features
   */
  public static CohortMeasurement of(
      CasePreparation asked,
      Optional<Path> features,
      StudyPreparation pipeline,
      String settings,
      Path store,
      int atATime)
      throws IOException {
    Recipe recipe = asked.recipe();
    Optional<RadiomicsTable> table = features.map(file -> RadiomicsTable.read(file, recipe));
    if (!needsImages(recipe, features)) {
      return new CohortMeasurement(Optional.empty(), table, atATime);
    }
    CasePreparation extracted =
        table.isPresent() ? new CasePreparation(recipe, asked.featureSettings(), List.of()) : asked;
    PatientMeasurement images =
        new PatientMeasurement(extracted, pipeline, settings, new MeasurementStore(store));
    return new CohortMeasurement(Optional.of(images), table, atATime);
  }

  /**
   * Measures all patients that the store does not hold.
   *
   * @param done told of each patient as it ends, by one thread at a time
   * @throws MeasurementFault for anything but a patient that is unfit
   */
  public MeasuredCohort measure(CohortTable table, Consumer<PatientResult> done) {
    ExecutorService workers = Executors.newFixedThreadPool(atATime);
    try {
      List<Future<PatientResult>> running = new ArrayList<>();
      for (CohortRow row : table.rows()) {
        running.add(workers.submit(() -> tell(measure(row), done)));
      }
      List<PatientResult> results = new ArrayList<>();
      for (int i = 0; i < running.size(); i++) {
        results.add(get(running.get(i), table.place(table.rows().get(i))));
      }
      return new MeasuredCohort(table, features.map(RadiomicsTable::sha256).orElse(""), results);
    } finally {
      workers.shutdownNow();
    }
  }

  private PatientResult tell(PatientResult result, Consumer<PatientResult> done) {
    synchronized (this) {
      done.accept(result);
    }
    return result;
  }

  private PatientResult measure(CohortRow row) throws IOException {
    try {
      Optional<Map<String, Double>> given = features.map(table -> given(table, row));
      PatientMeasurement.Result measured =
          images.isPresent()
              ? images.get().measure(row)
              : new PatientMeasurement.Result("", MeasuredImages.NONE);
      MeasuredImages all = given.map(measured.images()::withFeatures).orElse(measured.images());
      return new PatientResult.Measured(row, measured.key(), all.with(row.clinical()));
    } catch (RefusedException e) {
      return new PatientResult.LeftOut(row, e.reason(), e.detail());
    }
  }

  private static Map<String, Double> given(RadiomicsTable table, CohortRow row) {
    return table
        .of(row.patient())
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.INCOMPLETE_FEATURES,
                    "the table of features has no row for the patient"));
  }

  private static PatientResult get(Future<PatientResult> result, String place) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFault(place, e);
    } catch (ExecutionException e) {
      throw new MeasurementFault(place, e.getCause() == null ? e : e.getCause());
    }
  }
}
