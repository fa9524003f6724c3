package org.tacescore.worker.training;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tacescore.digest.Sha256;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.Recipe;
import org.tacescore.report.OwnObject;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.pipeline.SiteIdentity;
import org.tacescore.worker.pipeline.StudyPreparation;

/** Measures the images of one patient at a time, unless the store holds them. */
final class PatientMeasurement {
  private final CasePreparation asked;
  private final StudyPreparation pipeline;
  private final String settings;
  private final MeasurementStore store;

  /**
   * A measurement.
   *
   * @param settings all that the site says and the pipeline's answer depends on, as one text
   */
  PatientMeasurement(
      CasePreparation asked, StudyPreparation pipeline, String settings, MeasurementStore store) {
    this.asked = asked;
    this.pipeline = pipeline;
    this.settings = settings;
    this.store = store;
  }

  /** What was measured, and the key of all that it depends on. */
  record Result(String key, MeasuredImages images) {}

  /**
   * Measures a patient.
   *
   * @throws org.tacescore.refusal.RefusedException where the recipe would not score the images
   */
  Result measure(CohortRow row) throws IOException {
    PatientFiles files = PatientFiles.of(row);
    String key = key(files, row.clinical());
    Optional<MeasuredImages> known = store.find(key);
    if (known.isPresent()) {
      return new Result(key, known.get());
    }
    MeasuredImages measured =
        MeasuredImages.of(
            pipeline.prepare(
                asked, StudyFolder.of(files.files(), OwnObject::isOwn), row.clinical()));
    store.put(key, measured);
    return new Result(key, measured);
  }

  private String key(PatientFiles files, List<ClinicalValue> clinical) throws IOException {
    return Sha256.hexOf(
        String.join(
            "\n",
            SiteIdentity.SOFTWARE,
            settings,
            imagesOf(asked.recipe()),
            asked.featureSettings(),
            asked.regions().toString(),
            datesOf(clinical),
            files.sha256()));
  }

  /** All of a recipe that says what is taken from images. */
  private static String imagesOf(Recipe recipe) {
    String crops =
        recipe.crops().entrySet().stream()
            .map(
                one ->
                    "%s %s %s %s%s"
                        .formatted(
                            one.getKey(),
                            one.getValue().reference(),
                            one.getValue().channels(),
                            one.getValue().rule(),
                            one.getValue().register() ? " register" : ""))
            .collect(Collectors.joining("\n"));
    return "%s %s %s %s %s %s\n%s"
        .formatted(
            recipe.modality(),
            recipe.level(),
            recipe.aggregate(),
            recipe.phases(),
            recipe.rois(),
            recipe.timePoint(),
            crops);
  }

  private static String datesOf(List<ClinicalValue> clinical) {
    return clinical.stream()
        .filter(value -> value.analyte() == Analyte.TACE_DATE)
        .map(ClinicalValue::value)
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
