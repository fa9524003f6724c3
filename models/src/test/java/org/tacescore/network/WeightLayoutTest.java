package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightLayoutTest {
  private static final int[] SIZES = {2, 3, 5, 4, 7};

  @ParameterizedTest
  @EnumSource
  void theWayBackEndsAtTheStart(WeightLayout layout) {
    int[] shape = Arrays.copyOf(SIZES, rank(layout));
    float[] file = counted(shape);
    float[] graph = layout.toGraph(shape, file);
    assertThat(layout.toFile(shape, graph)).isEqualTo(file);
    assertThat(graph).containsExactlyInAnyOrder(file);
  }

  @Test
  void aDenseMatrixIsTransposed() {
    assertThat(WeightLayout.DENSE.graphShape(new int[] {2, 3})).containsExactly(3, 2);
    assertThat(WeightLayout.DENSE.toGraph(new int[] {2, 3}, new float[] {11, 12, 13, 21, 22, 23}))
        .containsExactly(11, 21, 12, 22, 13, 23);
  }

  @Test
  void aPlanarKernelEndsWithInputAndOutput() {
    int[] shape = {2, 3, 5, 4};
    float[] file = counted(shape);
    float[] graph = WeightLayout.CONV_2D.toGraph(shape, file);
    assertThat(WeightLayout.CONV_2D.graphShape(shape)).containsExactly(5, 4, 3, 2);
    // output 1, input 2, row 3, column 0
    assertThat(graph[((3 * 4 + 0) * 3 + 2) * 2 + 1]).isEqualTo(file[((1 * 3 + 2) * 5 + 3) * 4]);
  }

  @Test
  void aVolumetricKernelKeepsSliceRowColumn() {
    int[] shape = {2, 3, 5, 4, 7};
    float[] file = counted(shape);
    float[] graph = WeightLayout.CONV_3D.toGraph(shape, file);
    assertThat(WeightLayout.CONV_3D.graphShape(shape)).containsExactly(5, 4, 7, 3, 2);
    // output 1, input 2, slice 3, row 1, column 6
    assertThat(graph[(((3 * 4 + 1) * 7 + 6) * 3 + 2) * 2 + 1])
        .isEqualTo(file[(((1 * 3 + 2) * 5 + 3) * 4 + 1) * 7 + 6]);
  }

  private static int rank(WeightLayout layout) {
    return switch (layout) {
      case SAME -> 1;
      case DENSE -> 2;
      case CONV_2D -> 4;
      case CONV_3D -> 5;
    };
  }

  private static float[] counted(int[] shape) {
    int length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] values = new float[length];
    IntStream.range(0, length).forEach(i -> values[i] = i);
    return values;
  }
}
