package org.tacescore.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tacescore.learning.evaluation.CalibrationTest.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.FeatureTable;

class AgreementTest {
  /** Shrout and Fleiss 1979, table 2: four judges of six targets. */
  private static final double[][] JUDGES = {
    {9, 6, 8, 7, 10, 6}, {2, 1, 4, 1, 5, 2}, {5, 3, 6, 2, 6, 4}, {8, 2, 8, 6, 9, 7}
  };

  @Test
  void correlationsOfShroutAndFleiss() {
    IntraclassCorrelation two = IntraclassCorrelation.of(IccModel.ABSOLUTE_AGREEMENT, JUDGES);
    IntraclassCorrelation three = IntraclassCorrelation.of(IccModel.CONSISTENCY, JUDGES);
    // Their table 4 prints .29 and .71.
    assertThat(two.value()).isCloseTo(0.29, within(0.005));
    assertThat(three.value()).isCloseTo(0.71, within(0.005));
    assertThat(two.value()).isBetween(two.lower(), two.upper());
    assertThat(three.value()).isBetween(three.lower(), three.upper());
  }

  @Test
  void aConstantDifferenceIsConsistentAndNoAgreement() {
    double[] one = {1.1, 2.3, 3.7, 4.2, 5.9};
    double[] other = {2.1, 3.3, 4.7, 5.2, 6.9};
    assertThat(IntraclassCorrelation.of(IccModel.CONSISTENCY, one, other).value()).isEqualTo(1);
    IntraclassCorrelation agreement =
        IntraclassCorrelation.of(IccModel.ABSOLUTE_AGREEMENT, one, other);
    assertThat(agreement.value()).isBetween(0.5, 0.95);
    assertThat(agreement.lower()).isLessThan(agreement.value());
    IntraclassCorrelation same = IntraclassCorrelation.of(IccModel.ABSOLUTE_AGREEMENT, one, one);
    assertThat(List.of(same.value(), same.lower(), same.upper())).containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void unitsDoNotMatter() {
    double[][] scaled = new double[4][6];
    for (int j = 0; j < 4; j++) {
      for (int i = 0; i < 6; i++) {
        scaled[j][i] = 1e6 + 1e-3 * JUDGES[j][i];
      }
    }
    for (IccModel model : IccModel.values()) {
      IntraclassCorrelation plain = IntraclassCorrelation.of(model, JUDGES);
      IntraclassCorrelation other = IntraclassCorrelation.of(model, scaled);
      assertThat(other.value()).isCloseTo(plain.value(), within(1e-6));
      assertThat(other.lower()).isCloseTo(plain.lower(), within(1e-6));
    }
  }

  @Test
  void ratersAreColumns() {
    FeatureTable table = FeatureTable.of(List.of("a", "b", "c", "d"), JUDGES);
    assertThat(IntraclassCorrelation.of(IccModel.CONSISTENCY, table))
        .isEqualTo(IntraclassCorrelation.of(IccModel.CONSISTENCY, JUDGES));
  }

  @Test
  void degenerateRatingsGiveNoNumber() {
    refused(
        Degeneracy.CONSTANT_COLUMN,
        () -> IntraclassCorrelation.of(IccModel.CONSISTENCY, new double[2][5]));
    refused(
        Degeneracy.TOO_FEW_ROWS,
        () -> IntraclassCorrelation.of(IccModel.CONSISTENCY, new double[] {1, 2}));
    refused(
        Degeneracy.NOT_FINITE,
        () ->
            IntraclassCorrelation.of(
                IccModel.CONSISTENCY, new double[] {1, 2}, new double[] {1, Double.NaN}));
  }

  @Test
  void modelsThatOrderAlikeCorrelateByRank() {
    FeatureTable outputs =
        FeatureTable.of(
            List.of("a", "b", "c"), new double[][] {{1, 2, 3, 4}, {1, 4, 9, 16}, {-1, -2, -3, -4}});
    CorrelationMatrix ranks = CorrelationMatrix.spearman(outputs);
    assertThat(ranks.values().get(0).get(1)).isCloseTo(1, within(1e-12));
    assertThat(ranks.values().get(2).get(1)).isCloseTo(-1, within(1e-12));
    CorrelationMatrix pearson = CorrelationMatrix.pearson(outputs);
    assertThat(pearson.values().get(1).get(0)).isCloseTo(25 / Math.sqrt(645), within(1e-12));
    assertThat(pearson.values().get(1).get(1)).isEqualTo(1);
    refused(
        Degeneracy.CONSTANT_COLUMN,
        () ->
            CorrelationMatrix.pearson(
                FeatureTable.of(List.of("a", "b"), new double[][] {{1, 2}, {3, 3}})));
  }
}
