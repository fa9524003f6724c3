package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.evaluation.Roc;

class BoostingTrainerTest {
  private static final FeatureTable TABLE = Generated.noise(150, 8, 1);
  private static final BinaryOutcome OUTCOME = Generated.linear(TABLE, 3, 0.5, 2);
  private static final BoostingTrainer DRAWN = new BoostingTrainer(60, 4, 0.2, 0.8, 0.7, 1, 1);

  @Test
  void scoresAreThoseOfTheLibraryToItsPrecision() throws XGBoostError {
    BoostedTreesModel model = DRAWN.fit(TABLE, OUTCOME, 7);
    DMatrix training = XgBoost.matrix(TABLE);
    Booster booster = new XgBoost(DRAWN.parameters(7), 60).train(training, OUTCOME);
    FeatureTable fresh = Generated.noise(500, 8, 9);
    DMatrix rows = XgBoost.matrix(fresh);
    float[][] margins = booster.predict(rows, true);
    float[][] probabilities = booster.predict(rows);
    for (int row = 0; row < fresh.rows(); row++) {
      // 60 sums of floats, each off by no more than 2^-24 of about 4.
      assertThat(model.margin(fresh.row(row))).isCloseTo(margins[row][0], within(1e-5));
      assertThat(model.score(fresh.row(row))).isCloseTo(probabilities[row][0], within(1e-5));
    }
    booster.dispose();
    rows.dispose();
    training.dispose();
  }

  @Test
  void aSplitDecidesOnDoublesAsOnFloats() {
    for (float threshold : new float[] {0.1f, -3.7f, 1e-30f, 0, 1, Math.nextUp(1f)}) {
      double least = DumpedTree.onDoubles(threshold);
      assertThat((float) least).isGreaterThanOrEqualTo(threshold);
      assertThat((float) Math.nextDown(least)).isLessThan(threshold);
    }
  }

  @Test
  void learnsAndTheSeedDecides() {
    BoostedTreesModel model = BoostingTrainer.usual().fit(TABLE, OUTCOME, 1);
    FeatureTable fresh = Generated.noise(300, 8, 9);
    double[] scores =
        IntStream.range(0, 300).mapToDouble(row -> model.score(fresh.row(row))).toArray();
    assertThat(Roc.auc(Generated.linear(fresh, 3, 0.5, 3), scores)).isGreaterThan(0.85);
    String drawn = ModelJson.write(DRAWN.fit(TABLE, OUTCOME, 1));
    assertThat(ModelJson.write(DRAWN.fit(TABLE, OUTCOME, 1))).isEqualTo(drawn);
    assertThat(ModelJson.write(DRAWN.fit(TABLE, OUTCOME, 2))).isNotEqualTo(drawn);
  }

  @Test
  void namesDataThatItCannotTake() {
    FeatureTable huge = FeatureTable.of(List.of("x"), new double[][] {{1, 1e39}});
    BinaryOutcome both = BinaryOutcome.of(new boolean[] {false, true});
    assertThatThrownBy(() -> DRAWN.fit(huge, both, 1))
        .hasMessage("INVALID_VALUE: column x, row 2 is 1.0E39, which no float holds");
    assertThatThrownBy(() -> DRAWN.fit(TABLE, BinaryOutcome.of(new boolean[150]), 1))
        .hasMessageStartingWith("ONE_CLASS");
  }
}
