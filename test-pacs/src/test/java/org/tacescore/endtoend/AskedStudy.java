package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.ZoneOffset;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.PreparedCase;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalRecord;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.pipeline.StudyPreparation;

/** A recipe's measuring of studies, by the steps by which it scores and is trained. */
record AskedStudy(CasePreparation asked) {
  void assertRefused(StudyCopy study, Refusal reason) {
    assertThatThrownBy(() -> measure(study))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  PreparedCase measure(StudyCopy study) throws IOException {
    try (Kernels kernels = new JvmKernels()) {
      return new StudyPreparation(
              PhasesConfig.defaults().classifier(),
              SegmentRoleRules.shipped(),
              ZoneOffset.UTC,
              kernels)
          .prepare(
              asked,
              StudyFolder.read(study.folder()),
              new ClinicalFileReader("")
                  .read(study.file("clinical.json")).stream().map(ClinicalRecord::value).toList());
    }
  }

  /** Leaves one voxel of a segmentation. */
  static void keepOneVoxel(Attributes seg) {
    byte[] voxels = seg.getSafeBytes(Tag.PixelData);
    byte[] one = new byte[voxels.length];
    int place = 0;
    while (voxels[place] == 0) {
      place++;
    }
    one[place] = (byte) (voxels[place] & -voxels[place]);
    seg.setBytes(Tag.PixelData, VR.OB, one);
  }
}
