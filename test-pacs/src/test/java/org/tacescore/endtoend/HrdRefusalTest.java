package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
 * What {@code hrd} as it ships refuses to measure, by the steps by which it scores and is trained:
 * each study lacks one thing that the recipe needs.
 */
class HrdRefusalTest {
  private static final Set<ContrastPhase> PHASES =
      EnumSet.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS);
  private static final CasePreparation ASKED =
      CohortTraining.measurement(RecipeTemplate.read(HrdTemplate.SHIPPED));

  @TempDir Path folder;

  @Test
  void measuresAWholeStudy() throws IOException {
    PreparedCase measured = measure(StudyCopy.of(ct(), folder));
    assertThat(measured.crops()).containsOnlyKeys("dlscore");
    assertThat(measured.features().keySet())
        .anyMatch(name -> name.startsWith("ARTERIAL:log-sigma-3"))
        .anyMatch(name -> name.startsWith("PORTAL_VENOUS:lbp-2D"));
  }

  @Test
  void refusesAMissingPhase() {
    assertRefused(
        StudyCopy.of(ct().with(PhantomVariant.MISSING_PHASE), folder), Refusal.MISSING_PHASE);
  }

  @Test
  void refusesAStudyInWhichNothingIsDrawn() throws IOException {
    StudyCopy study = StudyCopy.of(ct(), folder);
    study.deleteSegs();
    assertRefused(study, Refusal.MISSING_SEGMENTATION);
  }

  @Test
  void refusesAnotherModality() {
    PhantomOptions mr =
        PhantomOptions.of(1, 7, PhantomModality.MR).withGrid(new GridSize(64, 64, 20));
    assertRefused(StudyCopy.of(mr, folder), Refusal.WRONG_MODALITY);
  }

  @Test
  void refusesATumourOfOneVoxel() throws IOException {
    StudyCopy study = StudyCopy.of(ct(), folder);
    study.change("seg-arterial.dcm", HrdRefusalTest::keepOneVoxel);
    assertRefused(study, Refusal.ROI_TOO_SMALL);
  }

  @Test
  void refusesARegionOfAnotherFrameOfReference() throws IOException {
    StudyCopy study = StudyCopy.of(ct(), folder);
    study.change(
        "seg-portal.dcm", seg -> seg.setString(Tag.FrameOfReferenceUID, VR.UI, "2.25.4712"));
    assertRefused(study, Refusal.FRAME_OF_REFERENCE_MISMATCH);
  }

  @Test
  void refusesToCarryARegionIntoAnotherFrameOfReference() throws IOException {
    StudyCopy study =
        StudyCopy.of(ct().with(PhantomVariant.OTHER_FRAME_OF_REFERENCE_VENOUS), folder);
    Files.delete(study.file("seg-portal.dcm"));
    assertRefused(study, Refusal.FRAME_OF_REFERENCE_MISMATCH);
  }

  @Test
  void refusesImagesFromAfterATreatment() {
    assertRefused(
        StudyCopy.of(ct().with(PhantomVariant.TREATED_BEFORE), folder), Refusal.WRONG_TIME_POINT);
  }

  private static PhantomOptions ct() {
    return PhantomOptions.of(1, 7, PhantomModality.CT)
        .withPhases(PHASES)
        .withSegPhases(PHASES)
        .withGrid(new GridSize(64, 64, 20));
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

  private static void assertRefused(StudyCopy study, Refusal reason) {
    assertThatThrownBy(() -> measure(study))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static PreparedCase measure(StudyCopy study) throws IOException {
    try (Kernels kernels = new JvmKernels()) {
      return new StudyPreparation(
              PhasesConfig.defaults().classifier(),
              SegmentRoleRules.shipped(),
              ZoneOffset.UTC,
              kernels)
          .prepare(
              ASKED,
              StudyFolder.read(study.folder()),
              new ClinicalFileReader("")
                  .read(study.file("clinical.json")).stream().map(ClinicalRecord::value).toList());
    }
  }
}
