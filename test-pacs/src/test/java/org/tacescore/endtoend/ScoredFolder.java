package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.NativeCache;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.score.Outcome;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.pipeline.FolderScorer;
import org.tacescore.worker.pipeline.SiteIdentity;
import org.tacescore.worker.pipeline.StageListener;

/**
 * The pipeline on a patient's folder.
 *
 * @param out gets the report and the result
 */
record ScoredFolder(StudyCopy study, Path out) {
  private static final OffsetDateTime CREATED =
      OffsetDateTime.of(2026, 1, 3, 9, 0, 0, 0, ZoneOffset.UTC);

  List<Outcome> by(List<RecipeBundle> recipes, ClinicalValues clinical, StageListener listener)
      throws IOException {
    return by(
        recipes, clinical, listener, DeliverRefusals.WITH_SCORES, ReportConfig.ofReportAlone());
  }

  /** With what goes with the report. */
  List<Outcome> by(
      List<RecipeBundle> recipes,
      ClinicalValues clinical,
      StageListener listener,
      DeliverRefusals refusals,
      ReportConfig report)
      throws IOException {
    NativeCache.useFolder(CacheFolder.path().resolve("native"));
    try (Kernels kernels = new JvmKernels();
        Networks networks = new Networks(CacheFolder.path().resolve("networks"), 2)) {
      return new FolderScorer(
              new SiteIdentity("test", ZoneOffset.UTC, refusals, report),
              PhasesConfig.defaults().classifier(),
              SegmentRoleRules.shipped(),
              "",
              kernels,
              networks,
              listener)
          .score(StudyFolder.read(study.folder()), recipes, clinical, CREATED, out)
          .outcomes();
    }
  }
}
