package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Activation maps on their crops and put back onto images. */
class ActivationMapTest {
  private static final Direction OBLIQUE =
      new Direction(
          new Vector3(0.8, 0.6, 0), new Vector3(-0.36, 0.48, 0.8), new Vector3(0.48, -0.64, 0.6));
  private static final VolumeGeometry IMAGE =
      new VolumeGeometry(
          new GridSize(50, 40, 9), new Spacing(0.8, 0.9, 3), OBLIQUE, new Vector3(5, -7, 11), "1");

  @Test
  void isLinearBetweenCellsAndConstantBeyondThem() {
    // torch: interpolate([[1, 0, 2]], 9, mode="linear", align_corners=False)
    ActivationMap map =
        ActivationMap.of(new GridSize(3, 1, 1), List.of(new double[] {1, 0, 2})).get(0);
    VolumeGeometry crop = crop(9, 1, 1, 20, 10, 4, 1);
    double[] values = map.on(crop).toArray();
    double[] torch = {1, 1, 2 / 3.0, 1 / 3.0, 0, 2 / 3.0, 4 / 3.0, 2, 2};
    for (int i = 0; i < torch.length; i++) {
      assertThat(values[i]).isCloseTo(torch[i] / 2, within(1e-6));
    }
  }

  @Test
  void aHotCellOfAnObliqueCropLandsOnItsVoxels() {
    // 28 x 28 pixels of half a voxel from column 20, row 10 on: cell (5, 2) of 7 x 7 is hot.
    VolumeGeometry crop = crop(28, 28, 1, 20, 10, 4, 0.5);
    Volume heat = heat(List.of(hot(new GridSize(7, 7, 1), 5, 2, 0)), List.of(crop));
    // The cell's centre is pixel (21.5, 9.5), and that is index (20 + 10.75, 10 + 4.75).
    assertThat(heat.at(31, 15, 4)).isGreaterThan(0.75);
    assertThat(highest(heat)).isEqualTo(heat.geometry().size().offset(31, 15, 4));
    for (int offset = 0; offset < IMAGE.size().voxels(); offset++) {
      int column = offset % 50;
      int row = offset / 50 % 40;
      double cellsAway = Math.max(Math.abs(column - 30.75), Math.abs(row - 14.75)) / 2;
      if (offset / 2000 != 4 || cellsAway >= 1) {
        assertThat(heat.at(offset)).isZero();
      } else {
        double expected = (1 - Math.abs(column - 30.75) / 2) * (1 - Math.abs(row - 14.75) / 2);
        assertThat(heat.at(offset)).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void cropsOfSeveralSlicesFillSeveralSlices() {
    List<ActivationMap> maps =
        ActivationMap.of(new GridSize(1, 1, 1), List.of(new double[] {1}, new double[] {4}));
    Volume heat = heat(maps, List.of(crop(4, 4, 1, 8, 8, 2, 1), crop(4, 4, 1, 8, 8, 3, 1)));
    assertThat(heat.at(9, 9, 1)).isZero();
    assertThat(heat.at(9, 9, 2)).isEqualTo(0.25);
    assertThat(heat.at(11, 8, 3)).isEqualTo(1);
    assertThat(heat.at(12, 8, 3)).isZero();
    assertThat(heat.at(9, 9, 4)).isZero();
  }

  @Test
  void aCropThatReachesBeyondTheImageIsCut() {
    Volume heat =
        heat(List.of(hot(new GridSize(1, 1, 1), 0, 0, 0)), List.of(crop(8, 8, 1, -4, 36, 8, 1)));
    assertThat(heat.at(0, 36, 8)).isEqualTo(1);
    assertThat(heat.at(3, 39, 8)).isEqualTo(1);
    assertThat(heat.at(4, 39, 8)).isZero();
    Volume beside =
        heat(List.of(hot(new GridSize(1, 1, 1), 0, 0, 0)), List.of(crop(8, 8, 1, -40, 0, 8, 1)));
    assertThat(beside.toArray()).containsOnly(0);
  }

  @Test
  void aHotCellOfACubeLandsOnItsVoxels() {
    // 16 pixels of 1.5 mm along each axis about the image's index (25, 20, 4.1).
    VolumeGeometry cube =
        new VolumeGeometry(
            new GridSize(16, 16, 16),
            new Spacing(1.5, 1.5, 1.5),
            OBLIQUE,
            IMAGE.positionOf(25 - 11.25 / 0.8, 20 - 11.25 / 0.9, 4.1 - 11.25 / 3),
            "1");
    Volume heat = heat(List.of(hot(new GridSize(4, 4, 4), 2, 1, 3)), List.of(cube));
    // Cell (2, 1, 3) has its centre 3 mm, -3 mm and 9 mm from the middle.
    Vector3 centre = new Vector3(25 + 3 / 0.8, 20 - 3 / 0.9, 4.1 + 3);
    for (int offset = 0; offset < IMAGE.size().voxels(); offset++) {
      double columnMm = Math.abs(offset % 50 - centre.x()) * 0.8;
      double rowMm = Math.abs(offset / 50 % 40 - centre.y()) * 0.9;
      double sliceMm = Math.max(0, centre.z() - offset / 2000) * 3;
      double expected =
          Math.max(0, 1 - columnMm / 6) * Math.max(0, 1 - rowMm / 6) * Math.max(0, 1 - sliceMm / 6);
      assertThat(heat.at(offset)).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void refusesAnImageInAnotherFrame() {
    Explanation explanation =
        new Explanation(
            List.of(hot(new GridSize(1, 1, 1), 0, 0, 0)),
            OptionalInt.of(1),
            ActivationMethod.GRAD_CAM,
            "net");
    assertThatThrownBy(
            () ->
                explanation.on(
                    List.of(crop(2, 2, 1, 0, 0, 0, 1)), IMAGE.withFrameOfReferenceUid("2")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.FRAME_OF_REFERENCE_MISMATCH));
    HeatMap heat = explanation.on(List.of(crop(2, 2, 1, 0, 0, 0, 1)), IMAGE);
    assertThat(heat.method().label()).isEqualTo("Grad-CAM");
    assertThat(heat.outputClass()).hasValue(1);
    assertThat(heat.network()).isEqualTo("net");
  }

  @Test
  void nothingThatSpeaksForTheClassIsNoHeat() {
    ActivationMap map =
        ActivationMap.of(new GridSize(2, 1, 1), List.of(new double[] {-1, 0})).get(0);
    assertThat(map.at(0, 0, 0)).isZero();
    assertThat(map.at(1, 0, 0)).isZero();
  }

  private static Volume heat(List<ActivationMap> maps, List<VolumeGeometry> crops) {
    return new Explanation(maps, OptionalInt.empty(), ActivationMethod.CAM, "net")
        .on(crops, IMAGE)
        .volume();
  }

  private static ActivationMap hot(GridSize size, int column, int row, int slice) {
    double[] cells = new double[size.voxels()];
    cells[size.offset(column, row, slice)] = 3;
    return ActivationMap.of(size, List.of(cells)).get(0);
  }

  /** Pixels as parts of the image's voxels; the first pixel's centre lies at an index. */
  private static VolumeGeometry crop(
      int columns, int rows, int slices, double column, double row, double slice, double part) {
    return new VolumeGeometry(
        new GridSize(columns, rows, slices),
        new Spacing(0.8 * part, 0.9 * part, 3),
        OBLIQUE,
        IMAGE.positionOf(column, row, slice),
        "1");
  }

  private static int highest(Volume heat) {
    double[] values = heat.toArray();
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
