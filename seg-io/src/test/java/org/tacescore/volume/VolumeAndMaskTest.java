package org.tacescore.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeAndMaskTest {
  private static final VolumeGeometry GRID =
      new VolumeGeometry(
          new GridSize(3, 4, 5), new Spacing(0.5, 1, 2), Direction.AXIAL, new Vector3(0, 0, 0), "");

  @Test
  void runsColumnFastest() {
    double[] values = new double[60];
    values[(4 * 4 + 2) * 3 + 1] = 7;

    assertThat(Volume.of(GRID, values).at(1, 2, 4)).isEqualTo(7);
  }

  @Test
  void doesNotShareItsArrays() {
    float[] values = new float[60];
    Volume volume = Volume.of(GRID, values);
    values[0] = 1;
    volume.toArray()[1] = 1;
    BitSet bits = new BitSet();
    Mask mask = Mask.of(GRID, bits);
    bits.set(3);

    assertThat(volume.at(0)).isZero();
    assertThat(volume.at(1)).isZero();
    assertThat(mask.isEmpty()).isTrue();
  }

  @Test
  void refusesValuesThatDoNotFillTheGrid() {
    assertThatExceptionOfType(InvalidGeometryException.class)
        .isThrownBy(() -> Volume.of(GRID, new float[59]));
    BitSet outside = new BitSet();
    outside.set(60);
    assertThatExceptionOfType(InvalidGeometryException.class)
        .isThrownBy(() -> Mask.of(GRID, outside));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Volume.of(GRID, new float[60]).at(3, 0, 0));
  }

  @Test
  void boxesAMaskByHand() {
    BitSet bits = new BitSet();
    bits.set(GRID.size().offset(1, 2, 3));
    bits.set(GRID.size().offset(2, 0, 3));
    Mask mask = Mask.of(GRID, bits);

    assertThat(mask.boundingBox()).contains(new GridBox(1, 2, 0, 2, 3, 3));
    assertThat(mask.voxelCount()).isEqualTo(2);
    assertThat(mask.volumeMm3()).isCloseTo(2.0, within(1e-12));
    assertThat(mask.contains(1, 2, 3)).isTrue();
    assertThat(mask.contains(-1, 2, 3)).isFalse();
    assertThat(Mask.where(GRID, offset -> false).boundingBox()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void boxesEveryVoxelAndTouchesOneOnEachSide(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Mask mask = Mask.where(GRID, offset -> random.nextInt(15) == 0);
    GridBox box = mask.boundingBox().orElseThrow();

    long inside =
        mask.offsets()
            .filter(
                offset -> {
                  int column = offset % 3;
                  int row = offset / 3 % 4;
                  int slice = offset / 12;
                  return column >= box.firstColumn()
                      && column <= box.lastColumn()
                      && row >= box.firstRow()
                      && row <= box.lastRow()
                      && slice >= box.firstSlice()
                      && slice <= box.lastSlice();
                })
            .count();

    assertThat(inside).isEqualTo(mask.voxelCount());
    assertThat(mask.offsets().map(offset -> offset / 12).min()).hasValue(box.firstSlice());
    assertThat(mask.offsets().map(offset -> offset % 3).max()).hasValue(box.lastColumn());
  }
}
