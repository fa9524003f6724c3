package org.tacescore.radiomics.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class IbsiExtractorTest {
  private static final int N = 9;
  private static final VolumeGeometry CUBE = Grids.geometry(N, N, N, 1.5, 1.5, 1.5);
  private static final IbsiSettings WIDE_BINS = IbsiSettings.of(new IbsiBinning.FixedWidth(25));

  private static Map<String, Double> extract(Volume image, Mask mask, IbsiSettings settings) {
    return IbsiExtractor.extract(image, mask, settings, new JvmKernels()).values();
  }

  private static double[] intensities(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[CUBE.size().voxels()];
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextInt(-100, 100);
    }
    return values;
  }

  /** Image and mask with their voxels moved. */
  private static Map<String, Double> moved(long seed, IntUnaryOperator from) {
    double[] values = intensities(seed);
    boolean[] inside = new boolean[values.length];
    for (int k = 0; k < inside.length; k++) {
      int x = k % N - 4;
      int y = k / N % N - 4;
      int z = k / N / N - 4;
      inside[k] = x * x + 2 * y * y + z * z < 14;
    }
    double[] movedValues = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      movedValues[k] = values[from.applyAsInt(k)];
    }
    return extract(
        Volume.of(CUBE, movedValues),
        Mask.where(CUBE, offset -> inside[from.applyAsInt(offset)]),
        WIDE_BINS.withResegmentation(new Resegmentation(-80, 80, Double.POSITIVE_INFINITY, false)));
  }

  private static void assertSame(Map<String, Double> actual, Map<String, Double> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (tag, value) ->
            assertThat(actual.get(tag))
                .as(tag)
                .isCloseTo(value, within(1e-9 + 1e-6 * Math.abs(value))));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "3, 2"})
  void doesNotDependOnTheDirectionOfAnAxis(long seed, int axis) {
    int stride = (int) Math.pow(N, axis);

    assertSame(moved(seed, k -> k + (N - 1 - 2 * (k / stride % N)) * stride), moved(seed, k -> k));
  }

  @Test
  void doesNotDependOnWhatLiesFarAway() {
    VolumeGeometry larger = Grids.geometry(N + 12, N + 11, N + 10, 1.5, 1.5, 1.5);
    double[] values = new double[larger.size().voxels()];
    double[] inner = intensities(4);
    for (int k = 0; k < inner.length; k++) {
      values[larger.size().offset(k % N + 5, k / N % N + 6, k / N / N + 4)] = inner[k];
    }
    Set<Family> families = EnumSet.complementOf(EnumSet.of(Family.LOCAL_INTENSITY));
    IbsiSettings settings = WIDE_BINS.withFamilies(families);

    assertSame(
        extract(
            Volume.of(larger, values),
            Mask.where(
                larger,
                offset -> {
                  int column = offset % (N + 12) - 5;
                  int row = offset / (N + 12) % (N + 11) - 6;
                  int slice = offset / (N + 12) / (N + 11) - 4;
                  return CUBE.size().contains(column, row, slice);
                }),
            settings),
        extract(Volume.of(CUBE, inner), Grids.all(CUBE), settings));
  }

  @Test
  void switchesDefinitionsToThoseOfPyRadiomics() {
    IbsiSettings settings =
        IbsiSettings.of(new IbsiBinning.None())
            .withDefinitions(
                new Definitions(
                    Definitions.Kurtosis.PLAIN,
                    Definitions.AxisDivisor.N,
                    Definitions.BinOrigin.LOWER_BOUND,
                    0));

    Map<String, Double> values = extract(DigitalPhantom.image(), DigitalPhantom.mask(), settings);

    // What PyRadiomics gives for the phantom; IBSI has -0.355, 9.31 and 8.54.
    assertThat(values.get("stat_kurt")).isCloseTo(3 - 0.355, within(5e-4));
    assertThat(values.get("ih_kurt")).isCloseTo(3 - 0.355, within(5e-4));
    assertThat(values.get("morph_pca_min_axis")).isCloseTo(9.2449, within(5e-5));
    assertThat(values.get("morph_pca_least_axis")).isCloseTo(8.478, within(5e-4));
  }

  @Test
  void resegmentationLeavesTheShapeUnlessAsked() {
    Volume image = Volume.of(CUBE, intensities(5));
    Mask all = Grids.all(CUBE);
    Map<String, Double> whole = extract(image, all, WIDE_BINS);

    Map<String, Double> intensity =
        extract(
            image,
            all,
            WIDE_BINS.withResegmentation(
                new Resegmentation(-50, 50, Double.POSITIVE_INFINITY, false)));
    Map<String, Double> both =
        extract(
            image,
            all,
            WIDE_BINS.withResegmentation(
                new Resegmentation(-50, 50, Double.POSITIVE_INFINITY, true)));

    assertThat(intensity.get("morph_volume")).isEqualTo(whole.get("morph_volume"));
    assertThat(both.get("morph_volume")).isLessThan(whole.get("morph_volume"));
    assertThat(intensity.get("stat_min")).isEqualTo(-50);
    assertThat(intensity.get("stat_max")).isEqualTo(50);
    assertThat(both.get("stat_energy")).isEqualTo(intensity.get("stat_energy"));
  }

  @Test
  void outliersAreFarFromTheMeanOfTheWholeRegion() {
    double[] values = new double[CUBE.size().voxels()];
    values[0] = 1000;
    values[1] = 1;
    IbsiSettings settings =
        WIDE_BINS.withResegmentation(
            new Resegmentation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 3, false));

    IbsiFeatures features =
        IbsiExtractor.extract(Volume.of(CUBE, values), Grids.all(CUBE), settings, new JvmKernels());

    assertThat(features.diagnostics())
        .containsEntry("int_mask_vox_count_interp_roi", 729.0)
        .containsEntry("int_mask_vox_count_reseg_roi", 728.0)
        .containsEntry("morph_mask_vox_count_reseg_roi", 729.0)
        .containsEntry("int_mask_max_int_reseg_roi", 1.0)
        .containsEntry("max_int_init_img", 1000.0);
  }

  @Test
  void extractsOnlyWhatIsAskedFor() {
    IbsiSettings settings =
        WIDE_BINS
            .withFamilies(EnumSet.of(Family.GLCM, Family.NGTDM, Family.LOCAL_INTENSITY))
            .withAggregations(EnumSet.of(Aggregation.SPACE_MERGED));

    Map<String, Double> values =
        extract(Volume.of(CUBE, intensities(6)), Grids.all(CUBE), settings);

    assertThat(values).hasSize(2 + 25 + 5).containsKeys("cm_corr_3D_comb", "ngt_strength_3D");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 81})
  void hasAnAnswerForTheSmallestRegions(int voxels) {
    Map<String, Double> values =
        extract(
            Volume.of(CUBE, intensities(7)),
            Mask.where(CUBE, offset -> offset < voxels),
            WIDE_BINS);

    assertThat(values).hasSize(487);
    assertThat(values.get("morph_volume")).isPositive();
    assertThat(values.values()).noneMatch(value -> Double.isInfinite(value));
  }

  @Test
  void refusesWhatHasNoAnswer() {
    Volume image = Volume.of(CUBE, intensities(8));
    Mask all = Grids.all(CUBE);
    double[] broken = intensities(8);
    broken[3] = Double.NaN;

    assertRefused(Refusal.GEOMETRY_MISMATCH, image, Grids.all(Grids.geometry(N, N, N)), WIDE_BINS);
    assertRefused(Refusal.EMPTY_SEGMENT, image, Mask.where(CUBE, offset -> false), WIDE_BINS);
    assertRefused(
        Refusal.EMPTY_SEGMENT,
        image,
        all,
        WIDE_BINS.withResegmentation(
            new Resegmentation(500, 600, Double.POSITIVE_INFINITY, false)));
    assertRefused(Refusal.INCOMPLETE_FEATURES, Volume.of(CUBE, broken), all, WIDE_BINS);
    assertRefused(Refusal.INCOMPLETE_FEATURES, image, all, IbsiSettings.of(new IbsiBinning.None()));
    assertRefused(Refusal.TOO_LARGE, image, all, IbsiSettings.of(new IbsiBinning.FixedWidth(1e-3)));
    assertRefused(
        Refusal.TOO_LARGE,
        image,
        all,
        WIDE_BINS.withIvhDiscretisation(new IbsiBinning.FixedWidth(1e-6)));
  }

  private static void assertRefused(
      Refusal reason, Volume image, Mask mask, IbsiSettings settings) {
    assertThatThrownBy(() -> extract(image, mask, settings))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
