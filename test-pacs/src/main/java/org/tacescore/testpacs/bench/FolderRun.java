package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalRecord;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.pipeline.FolderScorer;
import org.tacescore.worker.pipeline.SiteIdentity;
import org.tacescore.worker.pipeline.StageListener;

/**
 * One patient's folder through the pipeline, always at the same date.
 *
 * @param patient as phantom writes it
 * @param report what is made of it
 * @param out gets the results
 */
record FolderRun(Path patient, List<RecipeBundle> bundles, ReportConfig report, Path out) {
  private static final OffsetDateTime CREATED =
      OffsetDateTime.of(2026, 11, 27, 12, 0, 0, 0, ZoneOffset.UTC);

  FolderRun {
    bundles = List.copyOf(bundles);
  }

  String describe() {
    return "%s, recipes %s"
        .formatted(patient.getFileName(), bundles.stream().map(b -> b.recipe().id()).toList());
  }

  /**
   * Scores the patient and writes what is made.
   *
   * @param folder the patient's files
   */
  void score(StudyFolder folder, Kernels kernels, Networks networks, StageListener listener)
      throws IOException {
    List<ClinicalValue> clinical =
        new ClinicalFileReader("")
            .read(patient.resolve("clinical.json")).stream().map(ClinicalRecord::value).toList();
    new FolderScorer(
            new SiteIdentity("bench", ZoneOffset.UTC, DeliverRefusals.WITH_SCORES, report),
            PhasesConfig.defaults().classifier(),
            SegmentRoleRules.shipped(),
            "",
            kernels,
            networks,
            listener)
        .score(folder, bundles, new ClinicalValues(clinical, clinical), CREATED, out);
  }
}
