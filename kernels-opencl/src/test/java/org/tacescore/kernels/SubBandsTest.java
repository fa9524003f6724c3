package org.tacescore.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.volume.GridSize;

class SubBandsTest {
  private static final SubBandStep.Axis STILL = new SubBandStep.Axis(false, SubBandStep.Axis.NEVER);

  private static FilterPair random(int taps) {
    Random random = new Random(taps);
    double[] low = random.doubles(taps).toArray();
    double[] high = random.doubles(taps).toArray();
    float[] lowFloats = new float[taps];
    float[] highFloats = new float[taps];
    for (int i = 0; i < taps; i++) {
      lowFloats[i] = (float) low[i];
      highFloats[i] = (float) high[i];
    }
    return FilterPair.of(low, high, lowFloats, highFloats);
  }

  @Test
  void addsTapsFromTheLastValueBackwards() {
    FilterPair filters =
        FilterPair.of(
            new double[] {1, 10}, new double[] {1, -1}, new float[] {1, 10}, new float[] {1, -1});
    SubBandStep step =
        new SubBandStep(
            filters,
            new SubBandStep.Axis(true, SubBandStep.Axis.NEVER),
            STILL,
            STILL,
            List.of(1, 0));

    double[][] bands =
        new JvmKernels().subBands(new double[] {1, 2, 4, 8}, new GridSize(4, 1, 1), step);

    assertThat(bands).hasDimensions(2, 3);
    assertThat(bands[0]).containsExactly(1, 2, 4);
    assertThat(bands[1]).containsExactly(12, 24, 48);
  }

  /** Term by term, in whatever order the border asks for, in both precisions. */
  @ParameterizedTest
  @ValueSource(ints = {2, 6, 14})
  void hasTheBitsOfSumsOneAfterAnother(int taps) {
    FilterPair filters = random(taps);
    GridSize size = new GridSize(29, taps + 1, 45);
    SubBandStep step =
        new SubBandStep(
            filters,
            new SubBandStep.Axis(true, 30 - taps - taps / 2),
            new SubBandStep.Axis(true, 1 - taps / 2),
            new SubBandStep.Axis(true, 46 - taps - taps / 2),
            List.of(7, 0, 2, 5));
    double[] block = new Random(1).doubles(size.voxels()).toArray();
    float[] single = new float[block.length];
    for (int i = 0; i < block.length; i++) {
      single[i] = (float) block[i];
    }

    double[][] doubles = new JvmKernels().subBands(block, size, step);
    float[][] floats = new JvmKernels().subBands(single, size, step);

    for (int k = 0; k < 4; k++) {
      int band = step.bands().get(k);
      assertThat(doubles[k]).isEqualTo(new OneByOne(step, band).filter(block, size, false));
      double[] expected = new OneByOne(step, band).filter(block, size, true);
      for (int i = 0; i < expected.length; i++) {
        assertThat(floats[k][i]).isEqualTo((float) expected[i]);
      }
    }
  }

  /** A sub-band computed one value at a time. */
  private record OneByOne(SubBandStep step, int band) {

    double[] filter(double[] block, GridSize size, boolean isSingle) {
      double[] values = block.clone();
      for (int i = 0; isSingle && i < values.length; i++) {
        values[i] = (float) values[i];
      }
      int[] lengths = {size.columns(), size.rows(), size.slices()};
      for (int axis = 0; axis < 3; axis++) {
        values = along(values, lengths, axis, isSingle);
      }
      return values;
    }

    private double[] along(double[] from, int[] lengths, int axis, boolean isSingle) {
      double[] taps = step.filters().taps((band >> axis & 1) == 1);
      int[] was = lengths.clone();
      lengths[axis] -= taps.length - 1;
      double[] to = new double[lengths[0] * lengths[1] * lengths[2]];
      int stride = axis == 0 ? 1 : axis == 1 ? was[0] : was[0] * was[1];
      for (int i = 0; i < to.length; i++) {
        int[] at = {i % lengths[0], i / lengths[0] % lengths[1], i / lengths[0] / lengths[1]};
        int first = (at[2] * was[1] + at[1]) * was[0] + at[0];
        double sum = 0;
        for (int j : step.order(axis, at[axis])) {
          double value = from[first + (taps.length - 1 - j) * stride];
          sum = isSingle ? (float) sum + (float) taps[j] * (float) value : sum + taps[j] * value;
        }
        to[i] = sum;
      }
      return to;
    }
  }

  @Test
  void wrappedSumsBeginWithTheirLastTerm() {
    SubBandStep.Axis wrapping = new SubBandStep.Axis(true, 5);
    SubBandStep step = new SubBandStep(random(6), wrapping, STILL, STILL, List.of(0));

    assertThat(step.order(0, 4)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(step.order(0, 5)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(step.order(0, 7)).containsExactly(2, 1, 0, 3, 4, 5);
    assertThat(step.order(1, 0)).containsExactly(0);
    assertThat(step.sizeOf(new GridSize(10, 2, 3))).isEqualTo(new GridSize(5, 2, 3));
  }

  @Test
  void refusesBandsAcrossAnAxisThatIsNotFiltered() {
    assertThatThrownBy(() -> new SubBandStep(random(2), STILL, STILL, STILL, List.of(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("band 2 is high along an axis that is not filtered");
    assertThatThrownBy(() -> random(3)).isInstanceOf(IllegalArgumentException.class);
  }
}
