package org.tacescore.radiomics.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class GridInterpolationTest {

  private static Interpolation to(Interpolation.Method method, Double... mm) {
    Interpolation none = Interpolation.NONE;
    return new Interpolation(
        List.of(mm), method, none.mask(), none.maskThreshold(), none.alignment(), none.rounding());
  }

  private static Interpolation rounding(Interpolation.Rounding rounding) {
    Interpolation none = Interpolation.NONE;
    return new Interpolation(
        List.of(0.5, 1.0), none.image(), none.mask(), 0.5, none.alignment(), rounding);
  }

  /** Sizes of IBSI's CT phantom and of its published interpolated grids. */
  @ParameterizedTest
  @CsvSource({"204, 0.977, 2, 100", "201, 0.977, 2, 99", "60, 3, 2, 90", "60, 3, 3, 60"})
  void gridHasTheOldExtentRoundedUp(int old, double oldMm, double newMm, int expected) {
    AxisSampling axis = new AxisSampling(old, oldMm, newMm, Interpolation.Alignment.CENTRE);

    assertThat(axis.newCount()).isEqualTo(expected);
    // The outer voxels lie as far beyond the one end as beyond the other.
    assertThat(axis.position(0) + axis.position(expected - 1)).isCloseTo(old - 1.0, within(1e-9));
  }

  @Test
  void roundingOfSpacingsInFilesAddsNoVoxel() {
    assertThat(new AxisSampling(10, 0.3f, 0.1, Interpolation.Alignment.CENTRE).newCount())
        .isEqualTo(30);
  }

  @Test
  void cornersCoincideWhenAligned() {
    AxisSampling axis = new AxisSampling(5, 2, 1.5, Interpolation.Alignment.CORNER);

    // Half a new voxel before the first new centre is half an old voxel before the first old one.
    assertThat((axis.position(0) + 0.5) * 2 - 0.75).isCloseTo(0, within(1e-12));
    assertThat(axis.position(1) - axis.position(0)).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void newVoxelsLieWhereTheGeometrySays() {
    VolumeGeometry from = Grids.geometry(7, 6, 5, 1, 2, 3);
    double[] x = new double[from.size().voxels()];
    for (int k = 0; k < x.length; k++) {
      x[k] = from.positionOf(k % 7, k / 7 % 6, k / 42).x() + 0.25;
    }

    Volume image =
        new GridInterpolation(from, to(Interpolation.Method.LINEAR, 0.6, 1.1, 2.0))
            .image(Volume.of(from, x));

    VolumeGeometry geometry = image.geometry();
    assertThat(geometry.spacingMm()).isEqualTo(new Spacing(0.6, 1.1, 2.0));
    for (int column = 1; column < geometry.size().columns() - 1; column++) {
      Vector3 position = geometry.positionOf(column, 3, 2);
      assertThat(image.at(column, 3, 2)).isCloseTo(position.x() + 0.25, within(1e-12));
    }
    // Beyond the outer centres the border continues.
    assertThat(image.at(0, 0, 0)).isCloseTo(0.25, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Interpolation.Method.class)
  void keepsTheVoxelsOfAnUnchangedAxis(Interpolation.Method method) {
    VolumeGeometry from = Grids.geometry(6, 5, 4, 1, 1, 3);
    SplittableRandom random = new SplittableRandom(1);
    double[] values = random.doubles(120).toArray();

    // Along columns every other new voxel lies on an old one.
    Volume image =
        new GridInterpolation(from, to(method, 1.0, 1.0, 3.0)).image(Volume.of(from, values));
    Volume finer =
        new GridInterpolation(Grids.geometry(5, 5, 4, 1, 1, 3), to(method, 5.0 / 9, 1.0))
            .image(Volume.of(Grids.geometry(5, 5, 4, 1, 1, 3), random.doubles(100).toArray()));

    assertThat(image.toArray()).containsExactly(values);
    assertThat(finer.geometry().size().columns()).isEqualTo(9);
  }

  @Test
  void cubicSplinePassesThroughTheVoxels() {
    double[] samples = new SplittableRandom(2).doubles(9).toArray();
    double[] c = samples.clone();
    CubicSpline.prefilter(c);

    for (int k = 0; k < 9; k++) {
      double before = c[CubicSpline.mirrored(k - 1, 9)];
      double after = c[CubicSpline.mirrored(k + 1, 9)];
      assertThat((before + 4 * c[k] + after) / 6).isCloseTo(samples[k], within(1e-13));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NEAREST_OF_WHOLE, -1, -0",
    "NEAREST, -1, -0",
    "TRUNCATE, -1, -0",
    "NONE, -1, -0.75",
    "NONE, -3, -2.25"
  })
  void roundsInterpolatedIntensities(
      Interpolation.Rounding rounding, double second, double expected) {
    VolumeGeometry from = Grids.geometry(2, 1, 1);
    Volume image = Volume.of(from, new double[] {0, second});

    // New centres at -0.25, 0.25, 0.75 and 1.25: the third is a quarter of the first.
    double third = new GridInterpolation(from, rounding(rounding)).image(image).at(2, 0, 0);

    assertThat(third)
        .isEqualTo(rounding.name().startsWith("NEAREST") ? Math.rint(0.75 * second) : expected);
  }

  @Test
  void roundsOnlyImagesOfWholeNumbers() {
    VolumeGeometry from = Grids.geometry(2, 1, 1);
    Volume image = Volume.of(from, new double[] {0, 0.5});

    double third =
        new GridInterpolation(from, rounding(Interpolation.Rounding.NEAREST_OF_WHOLE))
            .image(image)
            .at(2, 0, 0);

    assertThat(third).isEqualTo(0.375);
  }

  @Test
  void voxelsOfTheMaskThatAreHalfInsideBelongToIt() {
    VolumeGeometry from = Grids.geometry(4, 1, 1, 3, 1, 1);
    Mask mask = Mask.where(from, offset -> offset == 1 || offset == 2);

    // 6 new voxels of 2 mm, centres at -1/6, 1/2, 7/6, 11/6, 5/2, 19/6.
    Mask interpolated =
        new GridInterpolation(from, to(Interpolation.Method.LINEAR, 2.0, 1.0)).mask(mask);

    assertThat(interpolated.offsets()).containsExactly(1, 2, 3, 4);
  }
}
