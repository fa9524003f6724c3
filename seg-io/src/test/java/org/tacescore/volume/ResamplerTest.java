package org.tacescore.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplerTest {
  private static final double OUTSIDE = -7;

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void keepsImageOnItsOwnGrid(Interpolation interpolation) {
    VolumeGeometry grid = grid(7, 5, 4, 0.7, 1.1, 3);
    Volume image = random(grid, ValueType.FLOAT);

    Volume same = Resampler.resample(image, grid, interpolation, OUTSIDE);

    assertThat(same.type()).isEqualTo(ValueType.FLOAT);
    assertThat(same.toArray()).containsExactly(image.toArray(), within(1e-4));
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void constantStaysConstantUpToTheBorder(Interpolation interpolation) {
    VolumeGeometry grid = grid(4, 3, 1, 2, 2, 5);
    Volume image = Volume.of(grid, ValueType.DOUBLE, offset -> 42.5);
    VolumeGeometry finer = grid(8, 6, 2, 1, 1, 2.5, -0.5, -0.5, -1.25);

    Volume resampled = Resampler.resample(image, finer, interpolation, OUTSIDE);

    assertThat(resampled.toArray()).hasSize(96);
    assertThat(resampled.toArray()).containsExactly(constant(96, 42.5), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(
      value = Interpolation.class,
      names = {"LINEAR", "CUBIC_B_SPLINE"})
  void reproducesRampInside(Interpolation interpolation) {
    VolumeGeometry grid = grid(60, 60, 60, 1, 1, 1);
    GridSize size = grid.size();
    Volume ramp = of(grid, (x, y, z) -> 3 * x - 2 * y + 0.5 * z + 10);
    VolumeGeometry within = grid(7, 6, 5, 0.3, 0.7, 1.1, 27.2, 28.1, 26.4);

    Volume resampled = Resampler.resample(ramp, within, interpolation, OUTSIDE);

    assertThat(size.voxels()).isEqualTo(216_000);
    forEach(
        within,
        (i, j, k, p) ->
            assertThat(resampled.at(i, j, k))
                .isCloseTo(3 * p.x() - 2 * p.y() + 0.5 * p.z() + 10, within(1e-9)));
  }

  @Test
  void cubicSplineReproducesCubicsInside() {
    VolumeGeometry grid = grid(60, 60, 60, 1, 1, 1);
    Volume cubic = of(grid, ResamplerTest::cubic);
    VolumeGeometry within = grid(7, 6, 5, 0.3, 0.7, 1.1, 27.2, 28.1, 26.4);

    Volume resampled = Resampler.resample(cubic, within, Interpolation.CUBIC_B_SPLINE, OUTSIDE);

    forEach(
        within,
        (i, j, k, p) ->
            assertThat(resampled.at(i, j, k)).isCloseTo(cubic(p.x(), p.y(), p.z()), within(1e-7)));
  }

  private static double cubic(double x, double y, double z) {
    double a = (x - 30) / 10;
    double b = (y - 30) / 10;
    double c = (z - 30) / 10;
    return a * a * a + b * b * c - 2 * c * c * c + a * b * c + 4;
  }

  @Test
  void nearestTakesHigherIndexHalfWay() {
    VolumeGeometry grid = grid(4, 1, 1, 1, 1, 1);
    Volume image = Volume.of(grid, ValueType.INT16, offset -> offset);

    Volume halves =
        Resampler.resample(
            image, grid(4, 1, 1, 1, 1, 1, -0.5, 0, 0), Interpolation.NEAREST, OUTSIDE);

    assertThat(halves.toArray()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void borderVoxelsReachHalfAVoxelOut() {
    VolumeGeometry grid = grid(2, 1, 1, 1, 1, 1);
    Volume image = Volume.of(grid, ValueType.INT16, offset -> 10 + 10 * offset);

    Volume wider =
        Resampler.resample(
            image, grid(7, 1, 1, 0.5, 1, 1, -1, 0, 0), Interpolation.LINEAR, OUTSIDE);

    // -1 and 1.5, 2 lie outside: the lower end of a voxel belongs to it, the upper one does not.
    assertThat(wider.toArray()).containsExactly(-7, 10, 10, 15, 20, -7, -7);
  }

  @ParameterizedTest
  @CsvSource({"INT16, -2, -1", "INT16, 1, 1", "DOUBLE, -2, -1.5", "FLOAT, 1, 1.5"})
  void wholeNumbersAreCutTowardsZero(ValueType type, double first, double expected) {
    VolumeGeometry grid = grid(2, 1, 1, 1, 1, 1);
    Volume image = Volume.of(grid, type, offset -> first + offset);

    Volume between =
        Resampler.resample(image, grid(1, 1, 1, 1, 1, 1, 0.5, 0, 0), Interpolation.LINEAR, OUTSIDE);

    assertThat(between.at(0)).isEqualTo(expected);
    assertThat(between.type()).isEqualTo(type);
  }

  @Test
  void overshootIsLimitedToTheType() {
    VolumeGeometry grid = grid(12, 1, 1, 1, 1, 1);
    IntToDoubleFunction step = offset -> offset < 6 ? 0 : 255;
    VolumeGeometry shifted = grid(11, 1, 1, 1, 1, 1, 0.5, 0, 0);

    Volume bytes =
        Resampler.resample(
            Volume.of(grid, ValueType.UINT8, step), shifted, Interpolation.CUBIC_B_SPLINE, 0);
    Volume doubles =
        Resampler.resample(
            Volume.of(grid, ValueType.DOUBLE, step), shifted, Interpolation.CUBIC_B_SPLINE, 0);

    assertThat(doubles.at(4)).isNegative();
    assertThat(doubles.at(6)).isGreaterThan(255);
    assertThat(bytes.at(4)).isZero();
    assertThat(bytes.at(6)).isEqualTo(255);
  }

  @Test
  void followsTurnedGrids() {
    VolumeGeometry grid = grid(9, 8, 7, 1, 1, 1);
    Volume image = random(grid, ValueType.INT16);
    VolumeGeometry turned =
        new VolumeGeometry(
            new GridSize(7, 9, 8),
            new Spacing(1, 1, 1),
            new Direction(new Vector3(0, 0, -1), new Vector3(1, 0, 0), new Vector3(0, -1, 0)),
            new Vector3(0, 7, 6),
            "");
    for (Interpolation interpolation :
        new Interpolation[] {Interpolation.NEAREST, Interpolation.LINEAR}) {
      Volume resampled = Resampler.resample(image, turned, interpolation, OUTSIDE);

      forEach(
          turned,
          (i, j, k, p) -> assertThat(resampled.at(i, j, k)).isEqualTo(image.at(j, 7 - k, 6 - i)));
    }
  }

  @Test
  void maskIsItsNearestVoxels() {
    VolumeGeometry grid = grid(8, 8, 8, 1, 1, 2);
    Volume image = Volume.of(grid, ValueType.UINT8, offset -> offset % 3 == 0 ? 1 : 0);
    Mask mask = Mask.where(grid, offset -> offset % 3 == 0);
    VolumeGeometry other = grid(9, 9, 20, 0.9, 0.8, 0.7, -1, 0.3, 0.2);

    Volume values = Resampler.resample(image, other, Interpolation.NEAREST, 0);

    assertThat(Resampler.resample(mask, other).offsets().toArray())
        .isEqualTo(Mask.where(other, offset -> values.at(offset) == 1).offsets().toArray());
  }

  @Test
  void gridBesideTheImageIsOutside() {
    VolumeGeometry grid = grid(4, 4, 4, 1, 1, 1);
    VolumeGeometry beside = grid(3, 3, 3, 1, 1, 1, 100, 0, 0);

    Volume outside =
        Resampler.resample(
            random(grid, ValueType.INT16), beside, Interpolation.CUBIC_B_SPLINE, OUTSIDE);

    assertThat(outside.toArray()).containsOnly(OUTSIDE);
    assertThat(Resampler.resample(Mask.where(grid, o -> true), beside).isEmpty()).isTrue();
  }

  private static double[] constant(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private interface Field {
    double at(double x, double y, double z);
  }

  private interface Visit {
    void voxel(int column, int row, int slice, Vector3 position);
  }

  private static Volume of(VolumeGeometry grid, Field field) {
    GridSize size = grid.size();
    return Volume.of(
        grid,
        ValueType.DOUBLE,
        offset ->
            field.at(
                offset % size.columns(),
                offset / size.columns() % size.rows(),
                offset / size.columns() / size.rows()));
  }

  private static void forEach(VolumeGeometry grid, Visit visit) {
    for (int k = 0; k < grid.size().slices(); k++) {
      for (int j = 0; j < grid.size().rows(); j++) {
        for (int i = 0; i < grid.size().columns(); i++) {
          visit.voxel(i, j, k, grid.positionOf(i, j, k));
        }
      }
    }
  }

  private static Volume random(VolumeGeometry grid, ValueType type) {
    SplittableRandom random = new SplittableRandom(3);
    return Volume.of(grid, type, offset -> random.nextInt(-1000, 1000));
  }

  private static VolumeGeometry grid(
      int columns, int rows, int slices, double column, double row, double slice, double... at) {
    Vector3 origin = at.length == 0 ? new Vector3(0, 0, 0) : new Vector3(at[0], at[1], at[2]);
    return new VolumeGeometry(
        new GridSize(columns, rows, slices),
        new Spacing(column, row, slice),
        Direction.AXIAL,
        origin,
        "");
  }
}
