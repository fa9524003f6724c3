package org.tacescore.learning.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;

class MrmrTest {
  /** Orthogonal contrasts of 8 rows: each pair has the correlation 0. */
  private static final double[] A = {1, 1, 1, 1, -1, -1, -1, -1};

  private static final double[] B = {1, 1, -1, -1, 1, 1, -1, -1};
  private static final double[] C = {1, -1, 1, -1, 1, -1, 1, -1};

  private static double[] sum(double a, double b, double c) {
    double[] values = new double[A.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = a * A[row] + b * B[row] + c * C[row];
    }
    return values;
  }

  @Test
  void whatSaysTheSameIsPassedOver() {
    // Squared correlations with "first": echo 0.9, other 0. Relevance falls from left to right.
    FeatureTable table =
        FeatureTable.of(
            List.of("first", "echo", "other"),
            new double[][] {sum(1, 0, 0), sum(3, 1, 0), sum(0, 0, 1)});
    double[] association = {0.8, 0.7, 0.2};
    // I = 0.511, 0.337, 0.020; less redundancy echo is 0.337 - 1.151, other 0.020 - 0.
    assertThat(new Mrmr(2).choose(table, association)).containsExactly("first", "other");
    assertThat(new Mrmr(9).choose(table, association)).containsExactly("first", "other", "echo");
  }

  @Test
  void aCopyComesLastAndSignsDoNotMatter() {
    double[] truth = {1, 1, 1, 0, 1, 0, 0, 0};
    double[] best = sum(2, 1, 0);
    double[] mirrored = sum(-2, -1, 0);
    FeatureTable table =
        FeatureTable.of(
            List.of("best", "mirrored", "weak"), new double[][] {best, mirrored, sum(0, 0, 1)});
    assertThat(new Mrmr(3).choose(table, BinaryOutcome.of("y", truth), 0))
        .containsExactly("best", "weak", "mirrored");
  }

  @Test
  void findsThePlantedColumns() {
    FeatureTable table = Generated.noise(150, 60, 5);
    assertThat(new Mrmr(3).choose(table, Generated.linear(table, 3, 0.3, 6), 0))
        .containsExactlyInAnyOrder("f0", "f1", "f2");
  }

  @Test
  void refusesAnAssociationBeyondOne() {
    FeatureTable table = Generated.noise(5, 1, 5);
    assertThatThrownBy(() -> new Mrmr(1).choose(table, new double[] {Double.NaN}))
        .hasMessage("an association lies in -1 to 1, got NaN");
  }
}
