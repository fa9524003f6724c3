package org.tacescore.network.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.Intensity;
import org.tacescore.network.Preprocessing;
import org.tacescore.network.crop.CropRule.Field;
import org.tacescore.network.crop.CropRule.Slices;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Rotation;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class CropSamplerTest {
  private static final Direction OBLIQUE =
      new Direction(new Vector3(0.8, 0.6, 0), new Vector3(-0.6, 0.8, 0), new Vector3(0, 0, 1));
  private static final VolumeGeometry GRID =
      new VolumeGeometry(
          new GridSize(40, 36, 7), new Spacing(0.8, 0.9, 3), OBLIQUE, new Vector3(-11, 23, 5), "1");
  private static final Intensity THOUSAND = new Intensity.Window(0, 1000);
  private static final Intensity Z_SCORE = new Intensity.ZScore(Intensity.Extent.CROP);

  /** An ellipsoid about column 17, row 15, slice 4; largest there. */
  private static final Mask TUMOUR =
      mask((c, r, s) -> square(c - 17) / 60 + square(r - 15) / 30 + square(s - 4) / 4 < 1);

  /** Each voxel says its slice, row and column: at most 6 39 35. */
  private static final CropSeries PLACES =
      new CropSeries(
          Volume.of(GRID, ValueType.DOUBLE, CropSamplerTest::place), Optional.empty(), "places");

  @Test
  void theBoxOnTheLargestSliceIsWhatItWasBeforeItWasARuleOfMany() {
    // Digest of the values that the sampler gave when this was the only kind of crop.
    VolumeGeometry second =
        new VolumeGeometry(
            new GridSize(44, 40, 9),
            new Spacing(0.7, 0.7, 2.5),
            OBLIQUE,
            new Vector3(87, 24, 3),
            "2");
    Registration way =
        new Registration(
            "1",
            "2",
            new Rotation(
                new Vector3(1, 0, 0),
                new Vector3(0, 0.9999500004166653, -0.009999833334166664),
                new Vector3(0, 0.009999833334166664, 0.9999500004166653)),
            new Vector3(100, 0.5, -0.25));
    CropSeries arterial = new CropSeries(seeded(GRID, 3), Optional.empty(), "a");
    CropSeries portal = new CropSeries(seeded(second, 4), Optional.of(way), "b");
    CropRule rule =
        rule(Slices.LARGEST, Field.BOX, 10, 0, 1, 64, plain(new Intensity.Window(-100, 250), 1, 3));
    ImageTensor image =
        CropSampler.sample(rule, TUMOUR, List.of(arterial, portal, arterial)).images();
    assertThat(Arrays.hashCode(image.toArray())).isEqualTo(-1825839119);
  }

  @Test
  void everySliceOfTheTumourIsAnImageOfItsNeighbours() {
    CropRule rule = rule(Slices.EVERY, Field.CENTROID, 0, 0, 3, 8, THOUSAND);
    Crops crops = CropSampler.sample(rule, TUMOUR, List.of(PLACES));
    assertThat(crops.images().batch()).isEqualTo(3);
    assertThat(crops.images().shape()).isEqualTo(ImageShape.planar(8, 8, 3));
    for (int image = 0; image < 3; image++) {
      for (int channel = 0; channel < 3; channel++) {
        int slice = 3 + image + channel - 1;
        assertThat(crops.images().at(image, 4, 4, channel))
            .isEqualTo((float) (place(17, 15, slice) / 1000));
      }
    }
  }

  @Test
  void beyondTheEndOfAVolumeItsLastSliceIsRepeated() {
    Mask top = mask((c, r, s) -> s == 6 && c > 10 && c < 14 && r > 10 && r < 14);
    CropRule rule = rule(Slices.LARGEST, Field.CENTROID, 0, 0, 3, 4, THOUSAND);
    ImageTensor image = CropSampler.sample(rule, top, List.of(PLACES)).images();
    assertThat(image.at(0, 2, 2, 0)).isEqualTo((float) (place(12, 12, 5) / 1000));
    assertThat(image.at(0, 2, 2, 1)).isEqualTo((float) (place(12, 12, 6) / 1000));
    assertThat(image.at(0, 2, 2, 2)).isEqualTo((float) (place(12, 12, 6) / 1000));
  }

  @Test
  void slicesWithALittleOfTheTumourCanBeLeftOut() {
    // Areas 1, 2, 10, 9 and 1 of slices 1 to 5.
    int[] areas = {0, 1, 2, 10, 9, 1, 0};
    Mask mask = mask((c, r, s) -> r == 20 && c >= 5 && c < 5 + areas[s]);
    assertThat(slicesOf(rule(Slices.EVERY, 0.1), mask)).containsExactly(1, 2, 3, 4, 5);
    assertThat(slicesOf(rule(Slices.EVERY, 0.2), mask)).containsExactly(2, 3, 4);
    assertThat(slicesOf(rule(Slices.EVERY, 1), mask)).containsExactly(3);
  }

  @Test
  void ofSlicesWithEqualAreasTheFirstIsTaken() {
    Mask mask = mask((c, r, s) -> s >= 2 && s <= 4 && c == 9 && r == 9);
    assertThat(slicesOf(rule(Slices.LARGEST, 0), mask)).containsExactly(2);
  }

  @Test
  void theSquareHasTheLongerSideAndAPartOfIt() {
    // 10 columns of 0.8 mm and 4 rows of 0.9 mm about column 9.5, row 11.5: 8 mm and 0.8 mm twice.
    Mask mask = mask((c, r, s) -> s == 3 && c >= 5 && c <= 14 && r >= 10 && r <= 13);
    Crops crops =
        CropSampler.sample(
            rule(Slices.LARGEST, Field.BOX, 0, 0.1, 1, 48, THOUSAND), mask, List.of(PLACES));
    VolumeGeometry grid = crops.grids().get(0);
    assertThat(grid.size()).isEqualTo(new GridSize(48, 48, 1));
    assertThat(grid.spacingMm().columnMm()).isCloseTo(0.2, within(1e-12));
    assertThat(grid.spacingMm().rowMm()).isCloseTo(0.2, within(1e-12));
    assertThat(grid.spacingMm().sliceMm()).isEqualTo(3);
    Vector3 middle = GRID.indexOf(grid.positionOf(23.5, 23.5, 0));
    assertThat(middle.minus(new Vector3(9.5, 11.5, 3)).length()).isLessThan(1e-9);
  }

  @Test
  void aPatchAboutTheCentroidHasTheImagesOwnPixels() {
    Crops crops =
        CropSampler.sample(
            rule(Slices.LARGEST, Field.CENTROID, 0, 0, 1, 10, THOUSAND), TUMOUR, List.of(PLACES));
    for (int row = 0; row < 10; row++) {
      for (int column = 0; column < 10; column++) {
        assertThat(crops.images().at(0, row, column, 0))
            .isEqualTo((float) (place(17 - 5 + column, 15 - 5 + row, 4) / 1000));
      }
    }
    assertThat(crops.grids().get(0).spacingMm()).isEqualTo(GRID.spacingMm());
  }

  @Test
  void aZScoreLeavesOutWhatLiesOutside() {
    Mask corner = mask((c, r, s) -> s == 2 && c == 0 && r == 0);
    ImageTensor image =
        CropSampler.sample(
                rule(Slices.LARGEST, Field.CENTROID, 0, 0, 1, 4, Z_SCORE), corner, List.of(PLACES))
            .images();
    // Columns and rows 0 and 1 are inside: 200 with 0, 1, 36 * 0 and so on about their mean.
    double[] inside = {place(0, 0, 2), place(1, 0, 2), place(0, 1, 2), place(1, 1, 2)};
    double mean = Arrays.stream(inside).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(inside).map(v -> square(v - mean)).average().orElseThrow());
    assertThat(image.at(0, 0, 0, 0)).isZero();
    assertThat((double) image.at(0, 2, 2, 0))
        .isCloseTo((inside[0] - mean) / deviation, within(1e-6));
    assertThat((double) image.at(0, 3, 3, 0))
        .isCloseTo((inside[3] - mean) / deviation, within(1e-6));
  }

  @Test
  void aZScoreOverTheImageIsOfEachSeriesByItself() {
    Volume ten = Volume.of(GRID, ValueType.DOUBLE, offset -> 10 * place(offset) - 7);
    CropRule rule =
        rule(
            Slices.LARGEST,
            Field.CENTROID,
            0,
            0,
            1,
            4,
            plain(new Intensity.ZScore(Intensity.Extent.IMAGE), 1, 2));
    ImageTensor image =
        CropSampler.sample(
                rule, TUMOUR, List.of(PLACES, new CropSeries(ten, Optional.empty(), "ten")))
            .images();
    double[] all = PLACES.volume().toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(all).map(v -> square(v - mean)).average().orElseThrow());
    assertThat((double) image.at(0, 2, 2, 0))
        .isCloseTo((place(17, 15, 4) - mean) / deviation, within(1e-6));
    assertThat(image.at(0, 1, 3, 1)).isCloseTo(image.at(0, 1, 3, 0), within(1e-6f));
  }

  @Test
  void aChannelIsShiftedAndScaledLast() {
    Preprocessing imageNet =
        new Preprocessing(
            THOUSAND,
            ChannelMeaning.PHASES,
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225));
    ImageTensor image =
        CropSampler.sample(
                rule(Slices.LARGEST, Field.CENTROID, 0, 0, 1, 4, imageNet),
                TUMOUR,
                List.of(PLACES, PLACES, PLACES))
            .images();
    double value = place(17, 15, 4) / 1000;
    assertThat((double) image.at(0, 2, 2, 0)).isCloseTo((value - 0.485) / 0.229, within(1e-6));
    assertThat((double) image.at(0, 2, 2, 1)).isCloseTo((value - 0.456) / 0.224, within(1e-6));
    assertThat((double) image.at(0, 2, 2, 2)).isCloseTo((value - 0.406) / 0.225, within(1e-6));
  }

  @Test
  void aCubeHasTheLongestSideAndOnePitch() {
    // 3 slices of 3 mm are the longest side: 9 mm and a margin of 2.5 mm twice, on 7 pixels.
    Mask mask = mask((c, r, s) -> s >= 2 && s <= 4 && c >= 16 && c <= 20 && r >= 14 && r <= 16);
    Volume ramp =
        Volume.of(
            GRID,
            ValueType.DOUBLE,
            offset -> GRID.positionOf(offset % 40, offset / 40 % 36, offset / 1440).x() + 500);
    CropSeries series = new CropSeries(ramp, Optional.empty(), "ramp");
    Crops crops =
        CropSampler.sample(
            rule(Slices.CUBE, Field.BOX, 2.5, 0, 1, 7, plain(THOUSAND, 1, 2)),
            mask,
            List.of(series, PLACES));
    assertThat(crops.images().shape()).isEqualTo(new ImageShape(7, 7, 7, 2));
    VolumeGeometry grid = crops.grids().get(0);
    assertThat(grid.spacingMm()).isEqualTo(new Spacing(2, 2, 2));
    Vector3 middle = GRID.indexOf(grid.positionOf(3, 3, 3));
    assertThat(middle.minus(new Vector3(18, 15, 3)).length()).isLessThan(1e-9);
    for (int slice = 0; slice < 7; slice++) {
      for (int row = 0; row < 7; row++) {
        for (int column = 0; column < 7; column++) {
          double expected = (grid.positionOf(column, row, slice).x() + 500) / 1000;
          assertThat((double) crops.images().at(0, slice, row, column, 0))
              .isCloseTo(expected, within(1e-6));
        }
      }
    }
  }

  @Test
  void namesWhatCannotBeCropped() {
    CropRule patch = rule(Slices.LARGEST, Field.CENTROID, 0, 0, 1, 4, Z_SCORE);
    Mask empty = mask((c, r, s) -> false);
    assertRefused(patch, empty, PLACES, Refusal.EMPTY_SEGMENT);
    Volume flat = Volume.of(GRID, new float[GRID.size().voxels()]);
    assertRefused(
        patch, TUMOUR, new CropSeries(flat, Optional.empty(), "flat"), Refusal.INCOMPLETE_FEATURES);
    VolumeGeometry far =
        new VolumeGeometry(GRID.size(), GRID.spacingMm(), OBLIQUE, new Vector3(-11, 23, 500), "1");
    assertRefused(
        patch,
        TUMOUR,
        new CropSeries(flat.withGeometry(far), Optional.empty(), "far"),
        Refusal.MASK_OUTSIDE_VOLUME);
    assertRefused(
        rule(Slices.CUBE, Field.BOX, 0, 0, 1, 4, THOUSAND),
        TUMOUR,
        new CropSeries(flat.withGeometry(far), Optional.empty(), "far"),
        Refusal.MASK_OUTSIDE_VOLUME);
    assertRefused(
        patch,
        TUMOUR,
        new CropSeries(
            flat.withGeometry(GRID.withFrameOfReferenceUid("2")), Optional.empty(), "other"),
        Refusal.FRAME_OF_REFERENCE_MISMATCH);
    float[] unknown = new float[GRID.size().voxels()];
    Arrays.fill(unknown, Float.NaN);
    assertRefused(
        rule(Slices.LARGEST, Field.BOX, 0, 0, 1, 4, THOUSAND),
        TUMOUR,
        new CropSeries(Volume.of(GRID, unknown), Optional.empty(), "unknown"),
        Refusal.INCOMPLETE_FEATURES);
  }

  @Test
  void refusesRulesThatMeanNothing() {
    assertThatThrownBy(() -> rule(Slices.LARGEST, Field.BOX, 0, 0, 2, 4, THOUSAND))
        .hasMessageContaining("adjacent to be odd");
    assertThatThrownBy(() -> rule(Slices.CUBE, Field.CENTROID, 0, 0, 1, 4, THOUSAND))
        .hasMessageContaining("'cube' goes with field 'box'");
    assertThatThrownBy(() -> rule(Slices.CUBE, Field.BOX, 0, 0, 1, 129, THOUSAND))
        .hasMessageContaining("size 1 to 128");
    assertThatThrownBy(() -> rule(Slices.LARGEST, Field.CENTROID, 1, 0, 1, 4, THOUSAND))
        .hasMessageContaining("go with field 'box' alone");
    assertThatThrownBy(() -> rule(Slices.LARGEST, 0.1))
        .hasMessageContaining("least-area goes with slices 'every' alone");
    assertThatThrownBy(() -> rule(Slices.LARGEST, Field.BOX, -1, 0, 1, 4, THOUSAND))
        .hasMessageContaining("margin-mm and margin-part >= 0");
    assertThatThrownBy(() -> rule(Slices.LARGEST, Field.BOX, 0, 0, 3, 4, plain(THOUSAND, 1, 3)))
        .hasMessageContaining("3 adjacent slices do not make channels that are PHASES");
    assertThatThrownBy(
            () -> rule(Slices.LARGEST, Field.BOX, 0, 0, 3, 4, plain(THOUSAND, 3, 2)).shape(1))
        .hasMessageContaining("are for 2 channels, the crop has 3");
  }

  private static void assertRefused(CropRule rule, Mask mask, CropSeries series, Refusal reason) {
    assertThatThrownBy(() -> CropSampler.sample(rule, mask, List.of(series)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static List<Integer> slicesOf(CropRule rule, Mask mask) {
    return CropSampler.sample(rule, mask, List.of(PLACES)).grids().stream()
        .map(grid -> (int) Math.rint(GRID.indexOf(grid.origin()).z()))
        .toList();
  }

  private static CropRule rule(Slices slices, double leastArea) {
    return new CropRule(slices, leastArea, Field.BOX, 0, 0, 1, 4, plain(THOUSAND, 1, 1));
  }

  /** Of one series. */
  private static CropRule rule(
      Slices slices,
      Field field,
      double marginMm,
      double marginPart,
      int adjacent,
      int size,
      Intensity intensity) {
    return rule(
        slices, field, marginMm, marginPart, adjacent, size, plain(intensity, adjacent, adjacent));
  }

  private static CropRule rule(
      Slices slices,
      Field field,
      double marginMm,
      double marginPart,
      int adjacent,
      int size,
      Preprocessing preprocessing) {
    return new CropRule(slices, 0, field, marginMm, marginPart, adjacent, size, preprocessing);
  }

  private static Preprocessing plain(Intensity intensity, int adjacent, int channels) {
    return Preprocessing.plain(
        intensity, adjacent > 1 ? ChannelMeaning.ADJACENT_SLICES : ChannelMeaning.PHASES, channels);
  }

  private static double place(int offset) {
    return place(offset % 40, offset / 40 % 36, offset / 1440);
  }

  private static double place(int column, int row, int slice) {
    return slice * 100 + row + column / 50.0;
  }

  private static Volume seeded(VolumeGeometry grid, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[grid.size().voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (500 * random.nextDouble() - 200);
    }
    return Volume.of(grid, values);
  }

  private static double square(double value) {
    return value * value;
  }

  private interface Voxels {
    boolean contains(int column, int row, int slice);
  }

  private static Mask mask(Voxels voxels) {
    IntPredicate inside = offset -> voxels.contains(offset % 40, offset / 40 % 36, offset / 1440);
    return Mask.where(GRID, inside);
  }
}
