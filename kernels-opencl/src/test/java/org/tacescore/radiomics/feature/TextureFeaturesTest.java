package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.VolumeGeometry;

class TextureFeaturesTest {
  private static final VolumeGeometry CUBE = Grids.geometry(3, 3, 3);

  /** Slices of 1, 2 and 1 whose centre is outside the region. */
  private static final double[] LAYERS = new double[27];

  static {
    for (int k = 0; k < 27; k++) {
      LAYERS[k] = k / 9 == 1 ? 2 : 1;
    }
  }

  @Test
  void zonesOfCubeByHand() {
    Map<String, Double> glszm = cube(FeatureClass.GLSZM);

    // Two zones of 9 voxels of level 1, a ring of 8 voxels of level 2.
    assertThat(glszm.get("ZonePercentage")).isCloseTo(3 / 26.0, within(1e-15));
    assertThat(glszm.get("LargeAreaEmphasis")).isCloseTo((81 + 81 + 64) / 3.0, within(1e-12));
    assertThat(glszm.get("LargeAreaLowGrayLevelEmphasis"))
        .isCloseTo((81 + 81 + 64 / 4.0) / 3, within(1e-12));
    assertThat(glszm.get("GrayLevelNonUniformity")).isCloseTo((4 + 1) / 3.0, within(1e-15));
    assertThat(glszm.get("GrayLevelVariance")).isCloseTo(2 / 9.0, within(1e-15));
    assertThat(glszm.get("ZoneVariance")).isCloseTo(2 / 9.0, within(1e-15));
    assertThat(glszm.get("ZoneEntropy"))
        .isCloseTo(Math.log(3) / Math.log(2) - 2 / 3.0, within(1e-14));
  }

  @Test
  void neighboursOfCubeByHand() {
    Map<String, Double> ngtdm = cube(FeatureClass.NGTDM);

    // A voxel of 1 has as many ones as twos around it: 3, 5 or 8. Of the twos (the centre is
    // outside) those at edges of the cube have 2 twos and 8 ones, the others 4 twos and 12 ones.
    double ones = 18 * 0.5;
    double twos = 4 * 0.8 + 4 * 0.75;
    assertThat(ngtdm.get("Coarseness")).isCloseTo(26 / (18 * ones + 8 * twos), within(1e-14));
    assertThat(ngtdm.get("Contrast"))
        .isCloseTo(2 * (18 / 26.0) * (8 / 26.0) / 2 * (ones + twos) / 26, within(1e-14));
    assertThat(ngtdm.get("Busyness"))
        .isCloseTo(
            (18 * ones + 8 * twos) / 26 / (2 * Math.abs(1 * 18 - 2 * 8) / 26.0), within(1e-12));
    assertThat(ngtdm.get("Strength")).isCloseTo(2 / (ones + twos), within(1e-14));
  }

  @Test
  void dependencesOfCubeByHand() {
    Map<String, Double> gldm = cube(FeatureClass.GLDM);

    // Equal neighbours: 8 corners 3, 8 edges 5, 2 faces 8; in the middle layer 4 edges 2, 4 sides
    // 4.
    double squares = 8 * 16 + 8 * 36 + 2 * 81 + 4 * 9 + 4 * 25;
    assertThat(gldm.get("LargeDependenceEmphasis")).isCloseTo(squares / 26, within(1e-12));
    assertThat(gldm.get("DependenceNonUniformity"))
        .isCloseTo((64 + 64 + 4 + 16 + 16) / 26.0, within(1e-14));
    assertThat(gldm.get("GrayLevelNonUniformityNormalized"))
        .isCloseTo((18 * 18 + 8 * 8) / (26.0 * 26), within(1e-15));
    assertThat(gldm.get("DependencePercentage")).isEqualTo(1);
  }

  @Test
  void runsOfRowByHand() {
    // Levels 1 1 2 2 2 in a row: of all directions only its own has a line.
    VolumeGeometry row = Grids.geometry(5, 1, 1);
    Map<String, Double> glrlm =
        features(row, new double[] {1, 1, 2, 2, 2}, TextureSettings.DEFAULTS, FeatureClass.GLRLM);

    assertThat(glrlm.get("RunPercentage")).isCloseTo(2 / 5.0, within(1e-15));
    assertThat(glrlm.get("LongRunEmphasis")).isCloseTo((4 + 9) / 2.0, within(1e-15));
    assertThat(glrlm.get("ShortRunLowGrayLevelEmphasis"))
        .isCloseTo((1 / 4.0 + 1 / 36.0) / 2, within(1e-15));
    assertThat(glrlm.get("RunEntropy")).isCloseTo(1, within(1e-14));
  }

  @Test
  void flatRegionHasPyRadiomicsValues() {
    VolumeGeometry grid = Grids.geometry(4, 4, 4);
    double[] flat = new double[64];

    Map<String, Double> ngtdm = features(grid, flat, TextureSettings.DEFAULTS, FeatureClass.NGTDM);
    Map<String, Double> glszm = features(grid, flat, TextureSettings.DEFAULTS, FeatureClass.GLSZM);

    assertThat(ngtdm)
        .isEqualTo(
            Map.of(
                "Busyness", 0.0,
                "Coarseness", 1e6,
                "Complexity", 0.0,
                "Contrast", 0.0,
                "Strength", 0.0));
    assertThat(glszm.get("LargeAreaEmphasis")).isEqualTo(64 * 64);
    assertThat(glszm.get("GrayLevelVariance")).isEqualTo(0);
  }

  @Test
  void voxelsWithoutNeighboursHaveOnlyWhatNeedsNone() {
    VolumeGeometry grid = Grids.geometry(5, 5, 5);
    Roi scattered = Grids.roi(grid, ramp(125), offset -> offset == 0 || offset == 62);
    Map<FeatureClass, Map<String, Double>> features =
        TextureFeatures.of(
            DiscretisedRoi.of(scattered, new Binning.FixedWidth(1)),
            grid.spacingMm(),
            new JvmKernels(),
            TextureSettings.DEFAULTS,
            EnumSet.allOf(FeatureClass.class));

    assertThat(of(features, FeatureClass.GLCM).values()).containsOnly(Double.NaN);
    assertThat(of(features, FeatureClass.GLSZM).get("SmallAreaEmphasis")).isEqualTo(1);
    assertThat(of(features, FeatureClass.GLDM).get("SmallDependenceEmphasis")).isEqualTo(1);
    assertThat(of(features, FeatureClass.NGTDM).get("Coarseness")).isEqualTo(1e6);
  }

  @ParameterizedTest
  @EnumSource(TextureSettings.Weighting.class)
  void flipsOfTheAxesChangeNothing(TextureSettings.Weighting weighting) {
    GridSize size = new GridSize(9, 8, 7);
    double[] values = new SplittableRandom(9).doubles(size.voxels(), 0, 9).toArray();
    List<IntUnaryOperator> flips =
        List.of(
            k -> k - k % 9 + 8 - k % 9,
            k -> k + (7 - 2 * (k / 9 % 8)) * 9,
            k -> k + (6 - 2 * (k / 72)) * 72);
    for (FeatureClass family : EnumSet.range(FeatureClass.GLCM, FeatureClass.GLDM)) {
      TextureSettings settings =
          TextureSettings.DEFAULTS.withBinning(new Binning.FixedWidth(1)).withWeighting(weighting);
      VolumeGeometry grid = Grids.geometry(9, 8, 7, 0.5, 0.6, 0.9);
      Map<String, Double> expected = features(grid, values, settings, family);
      for (IntUnaryOperator flip : flips) {
        double[] flipped = new double[values.length];
        for (int k = 0; k < values.length; k++) {
          flipped[flip.applyAsInt(k)] = values[k];
        }
        assertSame(features(grid, flipped, settings, family), expected);
      }
    }
  }

  @Test
  void placeInTheVolumeChangesNothing() {
    double[] values = new SplittableRandom(10).doubles(5 * 4 * 3, 0, 9).toArray();
    double[] wide = new double[9 * 9 * 9];
    boolean[] inside = new boolean[wide.length];
    for (int k = 0; k < values.length; k++) {
      int offset = k % 5 + 3 + 9 * (k / 5 % 4 + 2) + 81 * (k / 20 + 5);
      wide[offset] = values[k];
      inside[offset] = true;
    }
    Set<FeatureClass> all = EnumSet.allOf(FeatureClass.class);
    Roi moved = Grids.roi(Grids.geometry(9, 9, 9), wide, offset -> inside[offset]);
    Roi alone = Grids.roi(Grids.geometry(5, 4, 3), values, offset -> true);

    assertThat(textures(moved, all)).isEqualTo(textures(alone, all));
  }

  @Test
  void onlyAskedClassesAreComputed() {
    Roi roi = Grids.roi(CUBE, LAYERS, offset -> true);

    assertThat(textures(roi, Set.of(FeatureClass.FIRSTORDER))).isEmpty();
    assertThat(textures(roi, Set.of(FeatureClass.NGTDM, FeatureClass.GLSZM)).keySet())
        .containsExactly(FeatureClass.GLSZM, FeatureClass.NGTDM);
  }

  @Test
  void refusesGreyLevelsBeyondCounting() {
    double[] values = new double[27];
    values[5] = 65_535;
    Roi fits = Grids.roi(CUBE, values, offset -> true);
    values[5] = 65_536;
    Roi tooMany = Grids.roi(CUBE, values, offset -> true);
    Set<FeatureClass> glcm = Set.of(FeatureClass.GLCM);

    assertThatThrownBy(() -> textures(tooMany, glcm))
        .hasMessageContaining("65537 grey levels")
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.TOO_LARGE));
    values[5] = 65_534;
    assertThat(textures(fits, Set.of())).isEmpty();
    assertThat(textures(Grids.roi(CUBE, values, offset -> true), glcm)).hasSize(1);
  }

  private static Map<FeatureClass, Map<String, Double>> textures(
      Roi roi, Set<FeatureClass> classes) {
    return TextureFeatures.of(
        DiscretisedRoi.of(roi, new Binning.FixedWidth(1)),
        roi.spacing(),
        new JvmKernels(),
        TextureSettings.DEFAULTS,
        classes);
  }

  private static Map<String, Double> of(
      Map<FeatureClass, Map<String, Double>> features, FeatureClass family) {
    return features.getOrDefault(family, Map.of());
  }

  private static Map<String, Double> cube(FeatureClass family) {
    Roi roi = Grids.roi(CUBE, LAYERS, offset -> offset != 13);
    return of(textures(roi, Set.of(family)), family);
  }

  private static Map<String, Double> features(
      VolumeGeometry grid, double[] values, TextureSettings settings, FeatureClass family) {
    Roi roi = Grids.roi(grid, values, offset -> true);
    return TextureFeatures.of(
            DiscretisedRoi.of(roi, new Binning.FixedWidth(1)),
            grid.spacingMm(),
            new JvmKernels(),
            settings,
            Set.of(family))
        .getOrDefault(family, Map.of());
  }

  private static double[] ramp(int length) {
    double[] ramp = new double[length];
    for (int k = 0; k < length; k++) {
      ramp[k] = k;
    }
    return ramp;
  }

  private static void assertSame(Map<String, Double> features, Map<String, Double> expected) {
    assertThat(features.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, value) ->
            assertThat(features.get(name))
                .as(name)
                .isCloseTo(value, within(1e-11 * Math.max(1, Math.abs(value)))));
  }
}
