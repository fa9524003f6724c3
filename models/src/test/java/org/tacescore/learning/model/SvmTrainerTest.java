package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import libsvm.svm;
import libsvm.svm_model;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.evaluation.Roc;

class SvmTrainerTest {
  private static final FeatureTable TABLE = Generated.noise(90, 6, 1);
  private static final BinaryOutcome OUTCOME = Generated.linear(TABLE, 2, 0.5, 2);

  @Test
  void decisionsAreThoseOfTheLibrary() {
    svm_model library = LibSvm.train(Rows.of(TABLE), OUTCOME, 4, 0.125);
    SvmModel model = new SvmTrainer(4, 0.125).fit(TABLE, OUTCOME, 1);
    FeatureTable fresh = Generated.noise(50, 6, 77);
    for (int row = 0; row < fresh.rows(); row++) {
      double[] value = new double[1];
      svm.svm_predict_values(library, LibSvm.nodes(fresh.row(row)), value);
      double expected = library.label[0] == 1 ? value[0] : -value[0];
      assertThat(model.decision(fresh.row(row))).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void theFirstRowsClassDoesNotTurnTheSign() {
    boolean[] turned = new boolean[TABLE.rows()];
    for (int row = 0; row < turned.length; row++) {
      turned[row] = !OUTCOME.positive(row);
    }
    SvmModel model = new SvmTrainer(1, 0.125).fit(TABLE, OUTCOME, 1);
    SvmModel other = new SvmTrainer(1, 0.125).fit(TABLE, BinaryOutcome.of(turned), 1);
    double[] row = TABLE.row(7);
    assertThat(other.decision(row)).isCloseTo(-model.decision(row), within(1e-5));
    assertThat(model.score(row) + other.score(row)).isCloseTo(1, within(0.05));
  }

  @Test
  void learnsXor() {
    FeatureTable training = Generated.noise(200, 2, 5);
    FeatureTable fresh = Generated.noise(200, 2, 6);
    SvmModel model = new SvmTrainer(8, 1).fit(training, Generated.xor(training), 1);
    double[] scores = new double[fresh.rows()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = model.score(fresh.row(row));
    }
    assertThat(Roc.auc(Generated.xor(fresh), scores)).isGreaterThan(0.95);
  }

  @Test
  void theSeedDecidesTheCurveAlone() {
    String first = ModelJson.write(new SvmTrainer(1, 0.5).fit(TABLE, OUTCOME, 1));
    assertThat(ModelJson.write(new SvmTrainer(1, 0.5).fit(TABLE, OUTCOME, 1))).isEqualTo(first);
    SvmModel other = new SvmTrainer(1, 0.5).fit(TABLE, OUTCOME, 2);
    assertThat(ModelJson.write(other)).isNotEqualTo(first);
    SvmModel ranking = (SvmModel) new SvmTrainer(1, 0.5).forRanking().fit(TABLE, OUTCOME, 3);
    assertThat(ranking.decision(TABLE.row(0))).isEqualTo(other.decision(TABLE.row(0)));
  }

  @Test
  void theGridIsThatOfTheRecipe() {
    assertThat(SvmTrainer.grid())
        .hasSize(110)
        .startsWith(new SvmTrainer(0.125, 0.00390625))
        .endsWith(new SvmTrainer(64, 4));
  }

  @Test
  void namesDataThatAllowsNoMachine() {
    boolean[] one = new boolean[TABLE.rows()];
    assertThatThrownBy(() -> new SvmTrainer(1, 1).fit(TABLE, BinaryOutcome.of(one), 1))
        .hasMessageStartingWith("ONE_CLASS");
    one[4] = true;
    assertThatThrownBy(() -> new SvmTrainer(1, 1).fit(TABLE, BinaryOutcome.of(one), 1))
        .hasMessageStartingWith("TOO_FEW_ROWS: 1 positive and 89 negative rows");
    SvmModel model = new SvmTrainer(1, 1).fit(TABLE, OUTCOME, 1);
    assertThatThrownBy(() -> model.score(new double[] {1, 2, 3, 4, 5, Double.NaN}))
        .hasMessage("NOT_FINITE: number 6 of the row is NaN");
  }
}
