package org.tacescore.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.score.Warning;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class ForeignMaterialTest {
  private static final VolumeGeometry GRID =
      new VolumeGeometry(
          new GridSize(10, 10, 2),
          new Spacing(1, 1, 1),
          Direction.AXIAL,
          new Vector3(0, 0, 0),
          "2.25.9");

  /** The region is the first slice of 100 voxels. */
  private static final Mask REGION = Mask.where(GRID, offset -> offset < 100);

  @Test
  void saysNothingOfAnEnhancedTumour() {
    assertThat(warnings(0, 0, 100)).isEmpty();
    assertThat(warnings(0, 399, 100)).isEmpty();
    assertThat(warnings(0, -199, 100)).isEmpty();
  }

  @Test
  void tellsGasAndOilFromOnePercentOn() {
    assertThat(warnings(0, -300, 1)).extracting(Warning::code).containsExactly("GAS_IN_ROI");
    assertThat(warnings(0, 400, 1)).extracting(Warning::code).containsExactly("LIPIODOL_IN_ROI");
    assertThat(warnings(0, 800, 25).get(0).text())
        .startsWith("25.0 % of Tumour 1 is between 400 and 2000 HU");
  }

  @Test
  void tellsMetalOfASingleVoxel() {
    assertThat(warnings(0, 2000, 1)).extracting(Warning::code).containsExactly("METAL_IN_ROI");
  }

  @Test
  void looksAtTheRegionAlone() {
    assertThat(warnings(100, 3000, 50)).isEmpty();
  }

  /** Tissue of 90 HU with so many voxels of another value from an offset on. */
  private static List<Warning> warnings(int from, float value, int count) {
    float[] values = new float[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = i >= from && i < from + count ? value : 90;
    }
    return ForeignMaterial.of(Volume.of(GRID, values), REGION, "Tumour 1");
  }
}
