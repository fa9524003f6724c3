package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.regression.LogisticFit;

class LinearTrainersTest {
  private static final FeatureTable TABLE = Generated.noise(80, 3, 1);
  private static final BinaryOutcome OUTCOME = Generated.linear(TABLE, 2, 1, 2);

  @Test
  void leastSquaresLeaveResidualsAcrossTheColumns() {
    LinearModel model = new LinearTrainer().fit(TABLE, OUTCOME, 0);
    double[] products = new double[4];
    for (int row = 0; row < TABLE.rows(); row++) {
      double rest = (OUTCOME.positive(row) ? 1 : 0) - model.score(TABLE.row(row));
      products[3] += rest;
      for (int c = 0; c < 3; c++) {
        products[c] += rest * TABLE.at(row, c);
      }
    }
    assertThat(products).containsOnly(new double[4], within(1e-10));
  }

  @Test
  void logisticScoresAreThoseOfTheFit() {
    LogisticModel model = new LogisticTrainer().fit(TABLE, OUTCOME, 0);
    LogisticFit fit = LogisticFit.of(TABLE, OUTCOME);
    for (int row = 0; row < TABLE.rows(); row++) {
      assertThat(model.score(TABLE.row(row)))
          .isCloseTo(fit.probability(TABLE.row(row)), within(1e-14));
    }
  }

  @Test
  void stackingWeighsTheLogitsOfProbabilities() {
    FeatureTable probabilities =
        FeatureTable.of(
            List.of("a", "b"),
            new double[][] {
              {0.2, 0.6, 0.4, 0.9, 1, 0.3, 0.7, 0}, {0.5, 0.1, 0.7, 0.6, 0.4, 0.8, 0.9, 0.2}
            });
    BinaryOutcome outcome =
        BinaryOutcome.of(new boolean[] {false, true, false, true, true, true, false, false});
    StackingModel model =
        new StackingTrainer(StackingTrainer.USUAL_CLIP).fit(probabilities, outcome, 0);
    double odds =
        model.intercept()
            + model.coefficients().get(0) * Math.log(0.999 / 0.001)
            + model.coefficients().get(1) * Math.log(0.4 / 0.6);
    assertThat(model.score(new double[] {1, 0.4}))
        .isCloseTo(1 / (1 + Math.exp(-odds)), within(1e-12));
    assertThatThrownBy(() -> model.score(new double[] {1.2, 0.4}))
        .hasMessage("a probability lies in 0 to 1, got 1.2");
    assertThatThrownBy(() -> model.score(new double[] {Double.NaN, 0.4}))
        .hasMessageStartingWith("NOT_FINITE");
  }

  @Test
  void namesDataWithoutAnAnswer() {
    FeatureTable doubled =
        FeatureTable.of(List.of("a", "b"), new double[][] {TABLE.column(0), TABLE.column(0)});
    assertThatThrownBy(() -> new LinearTrainer().fit(doubled, OUTCOME, 0))
        .hasMessageStartingWith("DUPLICATE_COLUMN");
    assertThatThrownBy(() -> new LogisticTrainer().fit(doubled, OUTCOME, 0))
        .hasMessageStartingWith("DUPLICATE_COLUMN");
    FeatureTable wide = Generated.noise(80, 79, 3);
    assertThatThrownBy(() -> new LinearTrainer().fit(wide, OUTCOME, 0))
        .hasMessageStartingWith("TOO_MANY_FEATURES");
    BinaryOutcome sharp = Generated.linear(TABLE, 1, 0, 1);
    assertThatThrownBy(() -> new LogisticTrainer().fit(TABLE, sharp, 0))
        .hasMessageStartingWith("SEPARATION");
  }
}
