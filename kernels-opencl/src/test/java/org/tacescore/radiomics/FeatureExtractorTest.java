package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class FeatureExtractorTest {
  private static final VolumeGeometry GRID = Grids.geometry(8, 7, 6, 0.8, 0.8, 2.5);
  private static final Volume IMAGE =
      Volume.of(GRID, new SplittableRandom(5).doubles(8 * 7 * 6, -100, 200).toArray());

  @Test
  void namesFeaturesInPyRadiomicsOrder() {
    FeatureVector features = extract(IMAGE, Grids.all(GRID));

    assertThat(features.size()).isEqualTo(107);
    assertThat(features.values().keySet().stream().map(FeatureName::pyRadiomicsName))
        .startsWith("original_shape_Elongation", "original_shape_Flatness")
        .endsWith(
            "original_gldm_SmallDependenceHighGrayLevelEmphasis",
            "original_gldm_SmallDependenceLowGrayLevelEmphasis")
        .contains("original_firstorder_10Percentile");
    assertThat(features.value("original_shape_VoxelVolume"))
        .hasValueSatisfying(volume -> assertThat(volume).isBetween(537.59, 537.61));
  }

  @Test
  void repeatsItselfBitForBit() {
    assertThat(extract(IMAGE, Grids.all(GRID))).isEqualTo(extract(IMAGE, Grids.all(GRID)));
  }

  @Test
  void voxelsOutsideTheRegionDoNotMatter() {
    IntPredicate inside = offset -> offset % 8 > 2 && offset % 8 < 7 && offset / 56 > 1;
    double[] other = IMAGE.toArray();
    for (int offset = 0; offset < other.length; offset++) {
      other[offset] = inside.test(offset) ? other[offset] : Double.NaN;
    }

    assertThat(extract(Volume.of(GRID, other), Mask.where(GRID, inside)))
        .isEqualTo(extract(IMAGE, Mask.where(GRID, inside)));
  }

  @Test
  void refusesMaskOnAnotherGrid() {
    VolumeGeometry moved =
        new VolumeGeometry(
            GRID.size(), GRID.spacingMm(), Direction.AXIAL, new Vector3(0.05, 0, 0), "");

    assertRefused(Refusal.GEOMETRY_MISMATCH, () -> extract(IMAGE, Grids.all(moved)));
  }

  @Test
  void takesMaskWhoseGridIsRounded() {
    VolumeGeometry rounded =
        new VolumeGeometry(
            GRID.size(), GRID.spacingMm(), Direction.AXIAL, new Vector3(0.001, 0, 0), "");

    assertThat(extract(IMAGE, Grids.all(rounded)).size()).isEqualTo(107);
  }

  @Test
  void refusesEmptyMask() {
    assertRefused(Refusal.EMPTY_SEGMENT, () -> extract(IMAGE, Mask.where(GRID, o -> false)));
  }

  @Test
  void refusesSingleVoxelAndSingleLine() {
    assertRefused(Refusal.ROI_TOO_SMALL, () -> extract(IMAGE, Mask.where(GRID, o -> o == 100)));
    assertRefused(Refusal.ROI_TOO_SMALL, () -> extract(IMAGE, Mask.where(GRID, o -> o < 8)));
  }

  @Test
  void measuresSingleSlice() {
    assertThat(extract(IMAGE, Mask.where(GRID, o -> o < 56)).size()).isEqualTo(107);
  }

  @Test
  void refusesRegionWithoutNeighboursByFeatureName() {
    Mask scattered = Mask.where(GRID, o -> o == 0 || o == 27 || o == 54);

    assertThatThrownBy(() -> extract(IMAGE, scattered))
        .hasMessageContaining("original_glcm_")
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.INCOMPLETE_FEATURES));
  }

  @Test
  void refusesIntensityThatIsNoNumber() {
    double[] values = IMAGE.toArray();
    values[20] = Double.POSITIVE_INFINITY;

    assertRefused(
        Refusal.INCOMPLETE_FEATURES, () -> extract(Volume.of(GRID, values), Grids.all(GRID)));
  }

  @Test
  void refusesMoreGreyLevelsThanAreCounted() {
    VolumeGeometry large = Grids.geometry(20, 20, 200);
    double[] ramp = new double[80_000];
    for (int k = 0; k < ramp.length; k++) {
      ramp[k] = 25.0 * k;
    }

    assertRefused(Refusal.TOO_LARGE, () -> extract(Volume.of(large, ramp), Grids.all(large)));
  }

  private static FeatureVector extract(Volume image, Mask mask) {
    return FeatureExtractor.extract(image, mask, ExtractionSettings.defaults(), new JvmKernels());
  }

  private static void assertRefused(Refusal reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
