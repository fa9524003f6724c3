package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;

class SoftmaxHeadTest {
  private static final ImageTensor IMAGE =
      ImageTensor.of(1, ImageShape.planar(1, 1, 1), new float[1]);

  /** One feature, two rows: by symmetry the kernel is (-w, w) and the biases are equal. */
  @Test
  void findsTheMinimumOfTheLoss() {
    TrainingPlan plan = plan(0.05);
    SoftmaxHead head = new SoftmaxHead(2, 1, plan);
    List<SoftmaxHead.Row> rows =
        List.of(
            new SoftmaxHead.Row(new double[] {-1}, 0, 1),
            new SoftmaxHead.Row(new double[] {1}, 1, 1));
    assertThat(head.step(rows)).isCloseTo(Math.log(2), within(1e-12));
    for (int i = 0; i < 2000; i++) {
      head.step(rows);
    }
    // d/dw of ln(1 + exp(-2w)) + 2 l2 w^2 is -2 / (1 + exp(2w)) + 4 l2 w.
    double w = head.kernel()[1];
    assertThat(head.kernel()[0]).isCloseTo(-w, within(1e-9));
    assertThat(4 * plan.l2() * w).isCloseTo(2 / (1 + Math.exp(2 * w)), within(1e-6));
    assertThat(head.bias()[1]).isCloseTo(head.bias()[0], within(1e-9));
  }

  @Test
  void weightsOfRowsAreThoseOfRepeatedRows() {
    SoftmaxHead weighted = new SoftmaxHead(2, 1, plan(0));
    SoftmaxHead repeated = new SoftmaxHead(2, 1, plan(0));
    SoftmaxHead.Row low = new SoftmaxHead.Row(new double[] {-1}, 0, 1);
    SoftmaxHead.Row high = new SoftmaxHead.Row(new double[] {0.5}, 1, 1);
    SoftmaxHead.Row thrice = new SoftmaxHead.Row(new double[] {0.5}, 1, 3);
    for (int i = 0; i < 20; i++) {
      weighted.step(List.of(low, thrice));
      repeated.step(List.of(low, high, high, high));
    }
    assertThat(weighted.values()).containsExactly(repeated.values(), within(1e-12));
  }

  @Test
  void aFoldedHeadGivesTheStandardisedHeadsLogits() {
    HeadRows rows =
        new HeadRows(List.of(row(1, 7, 100), row(2, 7, 400), row(4, 7, -50), row(8, 7, 0)));
    Standardisation standard = Standardisation.of(rows);
    double[] kernel = {0.3, 5, -1, 2, -4, 0.25};
    double[] bias = {1, -2};
    double[] folded = standard.foldedKernel(kernel);
    double[] foldedBias = standard.foldedBias(kernel, bias);
    for (HeadRows.Row row : rows.rows()) {
      double[] z = standard.apply(row.features());
      for (int c = 0; c < 2; c++) {
        double expected = bias[c];
        double found = foldedBias[c];
        for (int i = 0; i < 3; i++) {
          expected += kernel[c * 3 + i] * z[i];
          found += folded[c * 3 + i] * row.features()[i];
        }
        assertThat(found).isCloseTo(expected, within(1e-12));
      }
    }
    assertThat(standard.apply(rows.rows().get(0).features())[1]).isZero();
  }

  private static HeadRows.Row row(float... features) {
    return new HeadRows.Row(features, TrainingCase.of("a", 0, IMAGE));
  }

  private static TrainingPlan plan(double l2) {
    return new TrainingPlan(List.of("fc"), 1, 1, 0.05, l2, List.of(), List.of(), false, 0, 0, 1, 1);
  }
}
