package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.pipeline.FolderScorer;
import org.tacescore.worker.pipeline.SiteIdentity;

/** Clinical values that no reader of files would let through, as an old job may hold them. */
class UnfitClinicalTest {
  @TempDir Path folder;

  @Test
  void aDateOfTreatmentThatIsNoneIsRefusedByName() throws IOException {
    StudyCopy study = StudyCopy.of(PhantomOptions.of(1, 7, PhantomModality.CT), folder);
    ClinicalValue date =
        new ClinicalValue(Analyte.TACE_DATE, "next week", "", Optional.empty(), "csv");

    assertThat(score(study, List.of(date)))
        .singleElement()
        .isInstanceOfSatisfying(
            NotScorable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.INVALID_CLINICAL));
  }

  private List<Outcome> score(StudyCopy study, List<ClinicalValue> clinical) throws IOException {
    try (Kernels kernels = new JvmKernels();
        Networks networks = new Networks(CacheFolder.path().resolve("networks"), 2)) {
      return new FolderScorer(
              new SiteIdentity(
                  "test",
                  ZoneOffset.UTC,
                  DeliverRefusals.WITH_SCORES,
                  ReportConfig.ofReportAlone()),
              PhasesConfig.defaults().classifier(),
              SegmentRoleRules.shipped(),
              "",
              kernels,
              networks)
          .score(
              StudyFolder.read(study.folder()),
              RecipeCatalog.ofFolder(ExampleBundle.FOLDER).all(),
              new ClinicalValues(clinical, clinical),
              OffsetDateTime.of(2026, 1, 3, 9, 0, 0, 0, ZoneOffset.UTC),
              folder.resolve("out"))
          .outcomes();
    }
  }
}
