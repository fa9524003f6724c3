package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.VolumeGeometry;

/** A small RT Structure Set asks for no more work than a large one. */
class RtStructWorkTest {

  /** The answer would name their voxels; each region alone is modest. */
  @Test
  void refusesToCountAThousandRegionsOfWholeSlices() {
    VolumeGeometry grid = SegFixtures.axial(512, 512, 2, "1.2.3");
    StructureSetDraft draft = new StructureSetDraft(grid);
    for (int number = 1; number <= 1000; number++) {
      draft.region(number, "T", "");
      for (int i = 0; i < 5; i++) {
        double far = 511 - i;
        draft.closed(1, 1, i, i, far, i, far, far, i, far);
      }
    }

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> RtStructReader.readMask(draft.object(), 1001, grid))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.TOO_LARGE));
  }
}
