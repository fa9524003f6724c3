package org.tacescore.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VolumeGeometryTest {

  @Test
  void placesAVoxelByHand() {
    VolumeGeometry geometry =
        new VolumeGeometry(
            new GridSize(4, 5, 6),
            new Spacing(0.5, 2, 3),
            new Direction(new Vector3(0, 1, 0), new Vector3(0, 0, -1), new Vector3(-1, 0, 0)),
            new Vector3(10, 20, 30),
            "");

    assertThat(geometry.positionOf(1, 2, 3)).isEqualTo(new Vector3(10 - 9, 20.5, 30 - 4));
    assertThat(geometry.indexOf(new Vector3(1, 20.5, 26))).isEqualTo(new Vector3(1, 2, 3));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheIndexOfEveryPosition(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    VolumeGeometry geometry = oblique(random);
    for (int i = 0; i < 50; i++) {
      Vector3 index = vector(random, 200);

      Vector3 back = geometry.indexOf(geometry.positionOf(index.x(), index.y(), index.z()));

      assertThat(back.minus(index).length()).isCloseTo(0, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stepsByTheSpacingAlongEachIndex(long seed) {
    VolumeGeometry geometry = oblique(new SplittableRandom(seed));
    Vector3 start = geometry.positionOf(3, 4, 5);

    assertThat(geometry.positionOf(4, 4, 5).minus(start).length())
        .isCloseTo(geometry.spacingMm().columnMm(), within(1e-9));
    assertThat(geometry.positionOf(3, 5, 5).minus(start).length())
        .isCloseTo(geometry.spacingMm().rowMm(), within(1e-9));
    assertThat(geometry.positionOf(3, 4, 6).minus(start).length())
        .isCloseTo(geometry.spacingMm().sliceMm(), within(1e-9));
  }

  @Test
  void comparesGridsByThePlaceOfTheirCorners() {
    VolumeGeometry geometry = axial(1);

    assertThat(geometry.sameGridAs(axial(1.0001), 0.1)).isTrue();
    assertThat(geometry.sameGridAs(axial(1.01), 0.1)).isFalse();
    assertThat(geometry.sameGridAs(geometry.withFrameOfReferenceUid("1.2"), 0)).isTrue();
  }

  @Test
  void refusesNumbersThatDescribeNoGrid() {
    assertNoGeometry(() -> new Spacing(1, 0, 1));
    assertNoGeometry(() -> new Spacing(1, Double.NaN, 1));
    assertNoGeometry(() -> new Spacing(1, Double.POSITIVE_INFINITY, 1));
    assertNoGeometry(() -> new GridSize(1, 0, 1));
    assertNoGeometry(() -> new GridSize(1 << 16, 1 << 16, 1));
    assertNoGeometry(() -> new Vector3(0, Double.NaN, 0));
    assertNoGeometry(() -> new Vector3(0, 0, 0).normalised());
    assertNoGeometry(
        () -> new Direction(new Vector3(1, 0, 0), new Vector3(0.1, 1, 0), new Vector3(0, 0, 1)));
    assertNoGeometry(
        () -> new Direction(new Vector3(2, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)));
  }

  private static void assertNoGeometry(Runnable construction) {
    assertThatExceptionOfType(InvalidGeometryException.class).isThrownBy(construction::run);
  }

  private static VolumeGeometry axial(double spacingMm) {
    return new VolumeGeometry(
        new GridSize(64, 64, 64),
        new Spacing(spacingMm, spacingMm, spacingMm),
        Direction.AXIAL,
        new Vector3(0, 0, 0),
        "");
  }

  private static VolumeGeometry oblique(SplittableRandom random) {
    Vector3 column = vector(random, 1).normalised();
    Vector3 row = column.cross(vector(random, 1)).normalised();
    Vector3 slice = column.cross(row).times(random.nextBoolean() ? 1 : -1);
    return new VolumeGeometry(
        new GridSize(10, 11, 12),
        new Spacing(
            random.nextDouble(0.3, 6), random.nextDouble(0.3, 6), random.nextDouble(0.3, 6)),
        new Direction(column, row, slice),
        vector(random, 300),
        "");
  }

  private static Vector3 vector(SplittableRandom random, double bound) {
    return new Vector3(
        random.nextDouble(-bound, bound),
        random.nextDouble(-bound, bound),
        random.nextDouble(-bound, bound));
  }
}
