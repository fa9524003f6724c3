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

  private static final Mask REGION =
      Mask.where(GRID, o -> o % 8 > 1 && o % 8 < 7 && o / 56 > 0 && o / 56 < 5);

  @Test
  void namesFeaturesInPyRadiomicsOrder() {
    FeatureVector features = extract(IMAGE, Grids.all(GRID));

    assertThat(features.size()).isEqualTo(107);
    assertThat(features.values().keySet().stream().map(FeatureName::pyRadiomicsName))
        .startsWith("original_shape_Elongation", "original_shape_Flatness")
        .endsWith("original_ngtdm_Contrast", "original_ngtdm_Strength")
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

  @Test
  void measuresEveryImageTypeInTheOrderOfTheSettings() {
    ExtractionSettings settings =
        ExtractionSettings.parse(
            """
            imageType:
              Square: {binWidth: 10}
              Original: {}
              LoG: {sigma: [1, 1.5]}
              Wavelet: {}
              SquareRoot: {}
              Logarithm: {}
              Exponential: {}
              Gradient: {}
              LBP2D: {binWidth: 1}
              LBP3D: {binWidth: 1}
            featureClass:
              glrlm: [RunEntropy]
              firstorder: [Mean, Range]
            """);

    Extraction extraction = extract(IMAGE, REGION, settings);

    assertThat(extraction.features().values().keySet())
        .containsExactlyElementsOf(settings.featureNames())
        .hasSize(3 * (1 + 1 + 2 + 8 + 5 + 3));
    assertThat(extraction.features().values().keySet().iterator().next().pyRadiomicsName())
        .isEqualTo("square_glrlm_RunEntropy");
    assertThat(extraction.warnings()).isEmpty();
  }

  @Test
  void imagesTogetherAndOneByOneGiveTheSameBits() {
    ExtractionSettings settings = ExtractionSettings.named("pyradiomics-944");
    Extraction together = extract(IMAGE, REGION, settings);
    Extraction oneByOne = FeatureExtractor.extract(IMAGE, REGION, settings, new JvmKernels(), 0);

    assertThat(together.features().size()).isEqualTo(944);
    assertThat(oneByOne).isEqualTo(together);
  }

  @Test
  void imageTypeMayHaveItsOwnSettings() {
    String yaml =
        "{imageType: {Original: {binWidth: %s}}, featureClass: {firstorder: [Entropy]},"
            + " setting: {binWidth: 50}}";

    assertThat(extract(IMAGE, REGION, ExtractionSettings.parse(yaml.formatted(50))).features())
        .isEqualTo(
            extract(
                    IMAGE,
                    REGION,
                    ExtractionSettings.parse(
                        "{featureClass: {firstorder: [Entropy]}, setting: {binWidth: 50}}"))
                .features())
        .isNotEqualTo(
            extract(IMAGE, REGION, ExtractionSettings.parse(yaml.formatted(10))).features());
  }

  @Test
  void refusesImageThatCannotBeMadeByName() {
    ExtractionSettings settings =
        ExtractionSettings.parse("{imageType: {LoG: {sigma: [1.0, 30.0]}}}");

    assertThatThrownBy(() -> extract(IMAGE, REGION, settings))
        .hasMessageContaining("log-sigma-30-0-mm-3D was left out")
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void namesImageOfRefusedRegion() {
    double[] values = IMAGE.toArray();
    values[0] = Double.NaN;
    ExtractionSettings settings = ExtractionSettings.parse("{imageType: {LoG: {sigma: [1.0]}}}");

    assertThatThrownBy(() -> extract(Volume.of(GRID, values), REGION, settings))
        .hasMessageContaining("log-sigma-1-0-mm-3D: a voxel of the region holds NaN");
  }

  @Test
  void warnsOfWhatHasNoEffect() {
    ExtractionSettings settings =
        ExtractionSettings.parse(
            "{imageType: {Original: {}, LoG: {}}, featureClass: {firstorder: , shape2D: }}");

    Extraction extraction = extract(IMAGE, REGION, settings);

    assertThat(extraction.features().size()).isEqualTo(18);
    assertThat(extraction.warnings())
        .containsExactly(
            "shape2D gives no feature without force2D",
            "imageType LoG gives no image without sigma");
  }

  @Test
  void shapeInPlaneOfOneSlice() {
    ExtractionSettings settings =
        ExtractionSettings.parse("{featureClass: {shape2D: }, setting: {force2D: true}}");

    assertThat(extract(IMAGE, Mask.where(GRID, o -> o < 56), settings).features().size())
        .isEqualTo(9);
    assertRefused(Refusal.INCOMPLETE_FEATURES, () -> extract(IMAGE, REGION, settings));
  }

  private static FeatureVector extract(Volume image, Mask mask) {
    return extract(image, mask, ExtractionSettings.defaults()).features();
  }

  private static Extraction extract(Volume image, Mask mask, ExtractionSettings settings) {
    return FeatureExtractor.extract(image, mask, settings, new JvmKernels());
  }

  private static void assertRefused(Refusal reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
