package org.tacescore.radiomics.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class PreparationTest {
  private static final VolumeGeometry GRID = Grids.geometry(10, 10, 10);
  private static final Volume RAMP = Volume.of(GRID, ValueType.INT16, offset -> offset % 100);

  @Test
  void changesNothingByDefault() {
    Mask region = box(4, 6, 4, 6, 4, 6);
    Stages stages = new Stages();

    Preparation prepared = Preparation.of(RAMP, region, PreparationSettings.DEFAULTS, stages);

    assertThat(prepared.image()).isSameAs(RAMP);
    assertThat(offsets(prepared.region())).isEqualTo(offsets(region));
    assertThat(prepared.shapeRegion()).isSameAs(prepared.region());
    assertThat(stages).containsExactly("original");
  }

  @Test
  void normalisesByMeanAndDeviationOfTheWholeImage() {
    VolumeGeometry grid = Grids.geometry(4, 1, 1);
    Volume image = Volume.of(grid, ValueType.INT16, offset -> 1 + offset);
    Mask region = Mask.where(grid, offset -> offset < 2);

    // mean 2.5; variance (2.25 + 0.25) * 2 / 3 = 5 / 3
    assertThat(prepare(image, region, "normalize: true, minimumROIDimensions: 1").image().toArray())
        .containsExactly(new double[] {-1.161895, -0.387298, 0.387298, 1.161895}, within(1e-6));
    Volume limited =
        prepare(
                image,
                region,
                "normalize: true, removeOutliers: 1, normalizeScale: 100, minimumROIDimensions: 1")
            .image();
    assertThat(limited.toArray())
        .containsExactly(new double[] {-100, -38.7298, 38.7298, 100}, within(1e-4));
    assertThat(limited.type()).isEqualTo(ValueType.DOUBLE);
  }

  @Test
  void refusesToNormaliseUniformImage() {
    Volume image = Volume.of(GRID, ValueType.INT16, offset -> 3);

    assertRefused(
        Refusal.INCOMPLETE_FEATURES,
        "variance 0.0",
        () -> prepare(image, Grids.all(GRID), "normalize: true"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[4, 1] | absolute | 1 2 3 4",
        "[7] | absolute | 7 8 9",
        "[0.5] | relative | 5 6 7 8 9",
        "[0.2, 0.5] | relative | 2 3 4",
        // mean 4.5, deviation with N sqrt(8.25) = 2.87: 1.63 to 7.37
        "[-1, 1] | sigma | 2 3 4 5 6 7",
        "[1] | sigma | 8 9"
      })
  void restrictsRegionByIntensity(String range, String mode, String kept) {
    VolumeGeometry grid = Grids.geometry(10, 1, 1);
    Volume image = Volume.of(grid, ValueType.INT16, offset -> offset);
    Stages stages = new Stages();
    PreparationSettings settings =
        settings(
            "resegmentRange: %s, resegmentMode: %s, minimumROIDimensions: 1"
                .formatted(range, mode));

    Preparation prepared = Preparation.of(image, Grids.all(grid), settings, stages);

    assertThat(offsets(prepared.region())).hasToString("[" + kept.replace(" ", ", ") + "]");
    assertThat(stages).containsExactly("original", "resegmented");
  }

  @Test
  void shapeKeepsVoxelsInsideTheBoxOfTheRestrictedRegion() {
    Mask region = box(2, 7, 4, 5, 4, 5);
    Volume image = Volume.of(GRID, ValueType.INT16, offset -> offset % 10 == 5 ? 0 : offset % 10);

    Preparation prepared = prepare(image, region, "resegmentRange: [3, 6]");
    Preparation shaped = prepare(image, region, "resegmentRange: [3, 6], resegmentShape: true");

    assertThat(prepared.region().voxelCount()).isEqualTo(3 * 4);
    assertThat(offsets(prepared.shapeRegion())).isEqualTo(offsets(box(3, 6, 4, 5, 4, 5)));
    assertThat(offsets(shaped.shapeRegion())).isEqualTo(offsets(prepared.region()));
  }

  @Test
  void refusesRestrictionThatLeavesOneVoxel() {
    assertRefused(
        Refusal.ROI_TOO_SMALL,
        "1 of the region's 27 voxels",
        () ->
            prepare(
                Volume.of(GRID, ValueType.INT16, offset -> offset == 555 ? 1 : 0),
                box(4, 6, 4, 6, 4, 6),
                "resegmentRange: [1]"));
  }

  @Test
  void layoutOfResampledGridIsThatOfPyRadiomics() {
    Stages stages = new Stages();

    Preparation prepared =
        Preparation.of(
            RAMP,
            box(4, 6, 4, 6, 4, 6),
            settings("resampledPixelSpacing: [2, 0, 0.5], padDistance: 1"),
            stages);

    // columns: floor(3.5 / 2 - 1) = 0 to ceil(6.5 / 2 + 1) = 5, but no more than ceil(5) - 1 = 4
    // rows: floor(3.5 - 1) = 2 to ceil(6.5 + 1) = 8; slices: floor(7 - 1) = 6 to ceil(13 + 1) = 14
    VolumeGeometry grid = prepared.image().geometry();
    assertThat(grid.size()).isEqualTo(new GridSize(5, 7, 9));
    assertThat(grid.spacingMm()).isEqualTo(new Spacing(2, 1, 0.5));
    assertThat(grid.origin()).isEqualTo(new Vector3(0.5, 2, -0.25 + 3));
    assertThat(prepared.region().boundingBox()).contains(new GridBox(2, 2, 2, 4, 2, 7));
    assertThat(stages).containsExactly("original", "interpolated");
  }

  @Test
  void resamplingKeepsSpacingAcrossSingleSlice() {
    Preparation prepared = prepare(RAMP, box(2, 7, 2, 7, 5, 5), "resampledPixelSpacing: [2, 2, 2]");

    assertThat(prepared.image().geometry().spacingMm()).isEqualTo(new Spacing(2, 2, 1));
  }

  @Test
  void resamplingToTheSameSpacingCuts() {
    Preparation prepared =
        prepare(
            RAMP, box(4, 6, 4, 6, 0, 6), "resampledPixelSpacing: [1, 1.000001, 1], padDistance: 2");

    assertThat(prepared.image().geometry().size()).isEqualTo(new GridSize(7, 7, 9));
    assertThat(prepared.image().at(0, 0, 0)).isEqualTo(RAMP.at(2, 2, 0));
  }

  @Test
  void preCropKeepsPad() {
    Preparation prepared = prepare(RAMP, box(4, 6, 4, 6, 4, 9), "preCrop: true, padDistance: 3");

    assertThat(prepared.image().geometry().size()).isEqualTo(new GridSize(9, 9, 9));
    assertThat(prepared.box()).isEqualTo(new GridBox(3, 5, 3, 5, 3, 8));
  }

  @Test
  void resamplesMaskOfAnotherGrid() {
    Mask mask = Mask.where(moved(0.25, 0, 0), offset -> offset % 10 / 3 == 2 && offset / 500 == 1);

    assertThat(prepare(RAMP, mask, "resampledPixelSpacing: [2, 2, 2]").region().isEmpty())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.05 | '' | origin (0.0, 0.0, 0.0) and (0.05, 0.0, 0.0) mm; voxels may lie at most 0.01 mm",
        "0.005 | geometryTolerance: 1e-3 | origin (0.0, 0.0, 0.0) and (0.005, 0.0, 0.0) mm;"
            + " allowed is 0.001 mm"
      })
  void refusesMaskOnAnotherGridWithNumbers(double shift, String setting, String detail) {
    assertRefused(
        Refusal.GEOMETRY_MISMATCH,
        detail,
        () -> prepare(RAMP, Grids.all(moved(shift, 0, 0)), setting));
  }

  @Test
  void namesEachNumberThatDiffers() {
    VolumeGeometry other =
        new VolumeGeometry(
            new GridSize(9, 10, 10),
            new Spacing(1, 1, 2),
            new Direction(new Vector3(1, 0, 0), new Vector3(0, -1, 0), new Vector3(0, 0, 1)),
            new Vector3(0, 0, 0),
            "");

    assertRefused(
        Refusal.GEOMETRY_MISMATCH,
        "image and mask differ in size 10 x 10 x 10 and 9 x 10 x 10,"
            + " spacing (1.0, 1.0, 1.0) and (1.0, 1.0, 2.0) mm, direction",
        () -> prepare(RAMP, Grids.all(other), ""));
  }

  @Test
  void toleranceOfSettingsDecides() {
    Mask moved = Grids.all(moved(0.05, 0, 0));

    assertThat(prepare(RAMP, moved, "geometryTolerance: 0.1").region().voxelCount())
        .isEqualTo(1000);
    assertThat(prepare(RAMP, moved, "geometryTolerance: 0.1").region().geometry()).isEqualTo(GRID);
  }

  @Test
  void carriesMaskOntoTheImageIfAsked() {
    VolumeGeometry half =
        new VolumeGeometry(
            new GridSize(5, 5, 5),
            new Spacing(2, 2, 2),
            Direction.AXIAL,
            new Vector3(0.5, 0.5, 0.5),
            "");
    Stages stages = new Stages();

    Preparation prepared =
        Preparation.of(
            RAMP,
            Mask.where(half, offset -> offset % 5 == 2),
            settings("correctMask: true"),
            stages);

    assertThat(prepared.region().boundingBox()).contains(new GridBox(4, 5, 0, 9, 0, 9));
    assertThat(stages).containsExactly("original", "corrected");
  }

  @Test
  void refusesRegionBeyondTheImage() {
    for (String setting : List.of("correctMask: true", "resampledPixelSpacing: [2, 2, 2]")) {
      assertRefused(
          Refusal.GEOMETRY_MISMATCH,
          "from voxel (0.50, -0.50, -0.50) to (10.50, 9.50, 9.50) of the image, which has 10",
          () -> prepare(RAMP, Grids.all(moved(1, 0, 0)), setting));
    }
  }

  @Test
  void refusesEmptyLabel() {
    assertRefused(
        Refusal.EMPTY_SEGMENT,
        "label 3",
        () -> prepare(RAMP, Mask.where(GRID, offset -> false), "label: 3"));
  }

  @Test
  void refusesRegionOfOneVoxelWhateverTheSettings() {
    assertRefused(
        Refusal.ROI_TOO_SMALL,
        "single voxel",
        () -> prepare(RAMP, box(4, 4, 4, 4, 4, 4), "minimumROIDimensions: 1"));
  }

  @Test
  void minimumDimensionsDecide() {
    Mask line = box(2, 7, 4, 4, 4, 4);
    Mask plane = box(2, 7, 4, 6, 4, 4);

    assertRefused(
        Refusal.ROI_TOO_SMALL, "6 x 1 x 1, in 1 dimensions; 2 are", () -> prepare(RAMP, line, ""));
    assertThat(prepare(RAMP, line, "minimumROIDimensions: 1").region().voxelCount()).isEqualTo(6);
    assertThat(prepare(RAMP, plane, "").region().voxelCount()).isEqualTo(18);
    assertRefused(
        Refusal.ROI_TOO_SMALL,
        "6 x 3 x 1, in 2 dimensions; 3 are needed",
        () -> prepare(RAMP, plane, "minimumROIDimensions: 3"));
  }

  @Test
  void minimumSizeMustBeExceeded() {
    Mask plane = box(2, 7, 4, 6, 4, 4);

    assertThat(prepare(RAMP, plane, "minimumROISize: 17").region().voxelCount()).isEqualTo(18);
    assertRefused(
        Refusal.ROI_TOO_SMALL,
        "18 voxels; more than 18",
        () -> prepare(RAMP, plane, "minimumROISize: 18"));
  }

  @Test
  void refusesGridOfTooManyVoxels() {
    assertRefused(
        Refusal.TOO_LARGE,
        "resampling would make",
        () -> prepare(RAMP, Grids.all(GRID), "resampledPixelSpacing: [0.001, 0.001, 0.001]"));
  }

  /** Names of the stages heard of. */
  private static final class Stages extends ArrayList<String> implements PreparationListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void original(Volume image, Mask region) {
      add("original");
    }

    @Override
    public void interpolated(Volume image, Mask region) {
      add("interpolated");
    }

    @Override
    public void corrected(Volume image, Mask region) {
      add("corrected");
    }

    @Override
    public void resegmented(Volume image, Mask region) {
      add("resegmented");
    }
  }

  private static Preparation prepare(Volume image, Mask mask, String setting) {
    return Preparation.of(image, mask, settings(setting), new Stages());
  }

  private static PreparationSettings settings(String setting) {
    return ExtractionSettings.parse("{setting: {" + setting + "}}").preparation();
  }

  private static Mask box(int... b) {
    return Mask.where(
        GRID,
        offset ->
            offset % 10 >= b[0]
                && offset % 10 <= b[1]
                && offset / 10 % 10 >= b[2]
                && offset / 10 % 10 <= b[3]
                && offset / 100 >= b[4]
                && offset / 100 <= b[5]);
  }

  private static VolumeGeometry moved(double x, double y, double z) {
    return new VolumeGeometry(
        GRID.size(), GRID.spacingMm(), Direction.AXIAL, new Vector3(x, y, z), "");
  }

  private static List<Integer> offsets(Mask mask) {
    return mask.offsets().boxed().toList();
  }

  private static void assertRefused(Refusal reason, String detail, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(detail)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
