package org.tacescore.learning.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.model.ElasticNetTrainer;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.learning.regression.CrossValidatedPath;

class ElasticNetSelectionTest {
  private static final FeatureTable TABLE = Generated.noise(100, 40, 1);
  private static final BinaryOutcome OUTCOME = Generated.linear(TABLE, 3, 0.5, 2);
  private static final ElasticNetTrainer LASSO = new ElasticNetTrainer(1, 5, false);

  @Test
  void keepsTheLargestEffectsWhateverTheUnit() {
    double[][] columns = new double[TABLE.width()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = TABLE.column(c);
      for (int row = 0; row < TABLE.rows(); row++) {
        columns[c][row] *= c % 2 == 0 ? 1000 : 0.01;
      }
    }
    FeatureTable scaled = FeatureTable.of(TABLE.names(), columns);
    ElasticNetSelection three = new ElasticNetSelection(LASSO, 3);
    List<String> chosen = three.choose(TABLE, OUTCOME, 1);
    assertThat(chosen).containsExactlyInAnyOrder("f0", "f1", "f2");
    assertThat(three.choose(scaled, OUTCOME, 1)).isEqualTo(chosen);
  }

  @Test
  void keepsAColumnWhereThePenaltyKeepsNone() {
    FeatureTable noise = Generated.noise(60, 20, 4);
    BinaryOutcome chance = Generated.chance(60, 5);
    ElasticNetTrainer strict = new ElasticNetTrainer(1, 5, true);
    CrossValidatedPath path = strict.path(noise, chance, 1);
    assertThat(path.nonzero().get(strict.step(path))).isZero();
    assertThat(new ElasticNetSelection(strict, 5).choose(noise, chance, 1)).hasSize(1);
  }

  @Test
  void theModelIsThatOfThePathAtThePenalty() {
    LogisticModel model = LASSO.fit(TABLE, OUTCOME, 1);
    CrossValidatedPath path = LASSO.path(TABLE, OUTCOME, 1);
    int step = path.path().lambda().indexOf(path.lambdaMin());
    double odds = path.path().model(step).predictors(TABLE)[7];
    assertThat(model.score(TABLE.row(7))).isCloseTo(1 / (1 + Math.exp(-odds)), within(1e-12));
    assertThat(model.coefficients().stream().filter(c -> c != 0).count())
        .isEqualTo(path.nonzero().get(step).longValue());
  }
}
