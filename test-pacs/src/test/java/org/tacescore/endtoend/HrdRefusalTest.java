package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.recipe.PreparedCase;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.volume.GridSize;
import org.tacescore.worker.training.CohortTraining;

/**
 * What {@code hrd} as it ships refuses to measure, by the steps by which it scores and is trained:
 * each study lacks one thing that the recipe needs.
 */
class HrdRefusalTest {
  private static final Set<ContrastPhase> PHASES =
      EnumSet.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS);
  private static final AskedStudy HRD =
      new AskedStudy(CohortTraining.measurement(RecipeTemplate.read(HrdTemplate.SHIPPED)));

  @TempDir Path folder;

  @Test
  void measuresAWholeStudy() throws IOException {
    PreparedCase measured = HRD.measure(StudyCopy.of(ct(), folder));
    assertThat(measured.crops()).containsOnlyKeys("dlscore");
    assertThat(measured.features().keySet())
        .anyMatch(name -> name.startsWith("ARTERIAL:log-sigma-3"))
        .anyMatch(name -> name.startsWith("PORTAL_VENOUS:lbp-2D"));
  }

  @Test
  void refusesAMissingPhase() {
    HRD.assertRefused(
        StudyCopy.of(ct().with(PhantomVariant.MISSING_PHASE), folder), Refusal.MISSING_PHASE);
  }

  @Test
  void refusesAStudyInWhichNothingIsDrawn() throws IOException {
    StudyCopy study = StudyCopy.of(ct(), folder);
    study.deleteSegs();
    HRD.assertRefused(study, Refusal.MISSING_SEGMENTATION);
  }

  @Test
  void refusesAnotherModality() {
    PhantomOptions mr =
        PhantomOptions.of(1, 7, PhantomModality.MR).withGrid(new GridSize(64, 64, 20));
    HRD.assertRefused(StudyCopy.of(mr, folder), Refusal.WRONG_MODALITY);
  }

  @Test
  void refusesATumourOfOneVoxel() throws IOException {
    StudyCopy study = StudyCopy.of(ct(), folder);
    study.change("seg-arterial.dcm", AskedStudy::keepOneVoxel);
    HRD.assertRefused(study, Refusal.ROI_TOO_SMALL);
  }

  @Test
  void refusesARegionOfAnotherFrameOfReference() throws IOException {
    StudyCopy study = StudyCopy.of(ct(), folder);
    study.change(
        "seg-portal.dcm", seg -> seg.setString(Tag.FrameOfReferenceUID, VR.UI, "2.25.4712"));
    HRD.assertRefused(study, Refusal.FRAME_OF_REFERENCE_MISMATCH);
  }

  @Test
  void refusesToCarryARegionIntoAnotherFrameOfReference() throws IOException {
    StudyCopy study =
        StudyCopy.of(ct().with(PhantomVariant.OTHER_FRAME_OF_REFERENCE_VENOUS), folder);
    Files.delete(study.file("seg-portal.dcm"));
    HRD.assertRefused(study, Refusal.FRAME_OF_REFERENCE_MISMATCH);
  }

  @Test
  void refusesImagesFromAfterATreatment() {
    HRD.assertRefused(
        StudyCopy.of(ct().with(PhantomVariant.TREATED_BEFORE), folder), Refusal.WRONG_TIME_POINT);
  }

  private static PhantomOptions ct() {
    return PhantomOptions.of(1, 7, PhantomModality.CT)
        .withPhases(PHASES)
        .withSegPhases(PHASES)
        .withGrid(new GridSize(64, 64, 20));
  }
}
