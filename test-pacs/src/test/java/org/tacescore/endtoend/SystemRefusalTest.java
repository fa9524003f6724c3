package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.volume.GridSize;
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

    private final AskedStudy asked;
    private final PhantomModality modality;
    private final Set<ContrastPhase> phases;

    Ask(String id, PhantomModality modality, Set<ContrastPhase> phases) {
      this.asked =
          new AskedStudy(CohortTraining.measurement(RecipeTemplate.read(SystemTemplate.place(id))));
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
    ask.asked.assertRefused(StudyCopy.of(lacking, folder), Refusal.MISSING_PHASE);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAStudyInWhichNothingIsDrawn(Ask ask) throws IOException {
    StudyCopy study = StudyCopy.of(ask.phantom(), folder);
    study.deleteSegs();
    ask.asked.assertRefused(study, Refusal.MISSING_SEGMENTATION);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnotherModality(Ask ask) {
    PhantomModality other =
        ask.modality == PhantomModality.CT ? PhantomModality.MR : PhantomModality.CT;
    PhantomOptions made = PhantomOptions.of(1, 7, other).withGrid(new GridSize(64, 64, 20));
    ask.asked.assertRefused(StudyCopy.of(made, folder), Refusal.WRONG_MODALITY);
  }

  @ParameterizedTest
  @EnumSource
  void refusesARegionOfAnotherFrameOfReference(Ask ask) throws IOException {
    StudyCopy study = StudyCopy.of(ask.phantom(), folder);
    study.change(
        "seg-arterial.dcm", seg -> seg.setString(Tag.FrameOfReferenceUID, VR.UI, "2.25.4712"));
    ask.asked.assertRefused(study, Refusal.FRAME_OF_REFERENCE_MISMATCH);
  }

  @ParameterizedTest
  @EnumSource
  void refusesATumourOfOneVoxel(Ask ask) throws IOException {
    StudyCopy study = StudyCopy.of(ask.phantom(), folder);
    study.change("seg-arterial.dcm", AskedStudy::keepOneVoxel);
    ask.asked.assertRefused(study, Refusal.ROI_TOO_SMALL);
  }
}
