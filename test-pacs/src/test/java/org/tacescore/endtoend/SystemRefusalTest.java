package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.PreparedCase;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.volume.GridSize;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalRecord;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.pipeline.StudyPreparation;
import org.tacescore.worker.training.CohortTraining;

/**
 * What the systems beside {@code hrd} refuse to measure as they ship, by the steps by which they
 * score and are trained: each study lacks one thing that the recipe needs.
 */
class SystemRefusalTest {
  /** The recipes with the phases that they need. */
  private enum Ask {
    EPR(
        "epr",
        PhantomModality.MR,
        EnumSet.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS, ContrastPhase.DELAYED)),
    HAIC("haic-response", PhantomModality.CT, EnumSet.of(ContrastPhase.ARTERIAL)),
    RESPONSE("tace-response", PhantomModality.CT, EnumSet.of(ContrastPhase.ARTERIAL)),
    SORAFENIB(
        "sorafenib-os",
        PhantomModality.CT,
        EnumSet.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS));

    private final CasePreparation asked;
    private final PhantomModality modality;
    private final Set<ContrastPhase> phases;

    Ask(String id, PhantomModality modality, Set<ContrastPhase> phases) {
      this.asked =
          CohortTraining.measurement(
              RecipeTemplate.read(Path.of("..", "docs", "examples", "templates", id)));
      this.modality = modality;
      this.phases = phases;
    }

    /** Coarse, unless a ring of 3 mm must hold voxels. */
    PhantomOptions phantom() {
      PhantomOptions whole =
          PhantomOptions.of(1, 7, modality).withPhases(phases).withSegPhases(phases);
      return this == EPR ? whole : whole.withGrid(new GridSize(64, 64, 20));
    }
  }

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void refusesAMissingPhase(Ask ask) {
    PhantomOptions lacking =
        ask.phases.size() == 1
            ? PhantomOptions.of(1, 7, ask.modality)
                .withPhases(EnumSet.of(ContrastPhase.PORTAL_VENOUS))
                .withSegPhases(EnumSet.of(ContrastPhase.PORTAL_VENOUS))
                .withGrid(new GridSize(64, 64, 20))
            : ask.phantom().with(PhantomVariant.MISSING_PHASE);
    assertRefused(ask, StudyCopy.of(lacking, folder), Refusal.MISSING_PHASE);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAStudyInWhichNothingIsDrawn(Ask ask) throws IOException {
    StudyCopy study = StudyCopy.of(ask.phantom(), folder);
    study.deleteSegs();
    assertRefused(ask, study, Refusal.MISSING_SEGMENTATION);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnotherModality(Ask ask) {
    PhantomModality other =
        ask.modality == PhantomModality.CT ? PhantomModality.MR : PhantomModality.CT;
    PhantomOptions made = PhantomOptions.of(1, 7, other).withGrid(new GridSize(64, 64, 20));
    assertRefused(ask, StudyCopy.of(made, folder), Refusal.WRONG_MODALITY);
  }

  @ParameterizedTest
  @EnumSource
  void refusesARegionOfAnotherFrameOfReference(Ask ask) throws IOException {
    StudyCopy study = StudyCopy.of(ask.phantom(), folder);
    study.change(
        "seg-arterial.dcm", seg -> seg.setString(Tag.FrameOfReferenceUID, VR.UI, "2.25.4712"));
    assertRefused(ask, study, Refusal.FRAME_OF_REFERENCE_MISMATCH);
  }

  @ParameterizedTest
  @EnumSource
  void refusesATumourOfOneVoxel(Ask ask) throws IOException {
    StudyCopy study = StudyCopy.of(ask.phantom(), folder);
    study.change("seg-arterial.dcm", SystemRefusalTest::keepOneVoxel);
    assertRefused(ask, study, Refusal.ROI_TOO_SMALL);
  }

  private static void keepOneVoxel(Attributes seg) {
    byte[] voxels = seg.getSafeBytes(Tag.PixelData);
    byte[] one = new byte[voxels.length];
    int place = 0;
    while (voxels[place] == 0) {
      place++;
    }
    one[place] = (byte) (voxels[place] & -voxels[place]);
    seg.setBytes(Tag.PixelData, VR.OB, one);
  }

  private static void assertRefused(Ask ask, StudyCopy study, Refusal reason) {
    assertThatThrownBy(() -> measure(ask, study))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static PreparedCase measure(Ask ask, StudyCopy study) throws IOException {
    try (Kernels kernels = new JvmKernels()) {
      return new StudyPreparation(
              PhasesConfig.defaults().classifier(),
              SegmentRoleRules.shipped(),
              ZoneOffset.UTC,
              kernels)
          .prepare(
              ask.asked,
              StudyFolder.read(study.folder()),
              new ClinicalFileReader("")
                  .read(study.file("clinical.json")).stream().map(ClinicalRecord::value).toList());
    }
  }
}
