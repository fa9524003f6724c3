package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.SklearnPeer;
import org.tacescore.learning.selection.SelectKBest;

/** F values and support vector machines against those of scikit-learn. */
@Tag("peers")
class SklearnPeerTest {
  @BeforeAll
  static void require() {
    SklearnPeer.require();
  }

  @Test
  void fIsThatOfClassif() {
    for (long seed = 1; seed <= 3; seed++) {
      FeatureTable table = tied(Generated.noise(90, 40, seed), seed);
      BinaryOutcome outcome = Generated.linear(table, 2, 1, seed + 9);
      double[] expected =
          SklearnPeer.run(
              """
              from sklearn.feature_selection import f_classif
              print(*map(repr, map(float, f_classif(x, y)[0])))
              """,
              table,
              outcome);
      double[] f = SelectKBest.fValues(table, outcome);
      for (int c = 0; c < f.length; c++) {
        assertThat(f[c]).isCloseTo(expected[c], within(1e-9 * Math.max(1, expected[c])));
      }
    }
  }

  /**
   * Every third column has three values, every fourth lies off 0: not further, as the peer sums
   * squares of values that are not centred, and loses digits there.
   */
  private static FeatureTable tied(FeatureTable table, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[table.width()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = table.column(c);
      for (int row = 0; row < columns[c].length; row++) {
        columns[c][row] = c % 3 == 0 ? random.nextInt(3) : columns[c][row] + (c % 4 == 0 ? 10 : 0);
      }
    }
    return FeatureTable.of(table.names(), columns);
  }

  @ParameterizedTest
  @CsvSource({"0.125, 0.00390625", "1, 0.1", "64, 0.03125", "8, 4"})
  void decisionsAreThoseOfSvc(double cost, double gamma) {
    FeatureTable table = Generated.noise(120, 8, 3);
    BinaryOutcome outcome = Generated.linear(table, 3, 0.7, 4);
    double[] expected =
        SklearnPeer.run(
            """
            from sklearn.svm import SVC
            machine = SVC(C=%s, gamma=%s, tol=1e-9).fit(x, y)
            print(*map(repr, map(float, machine.decision_function(x))))
            """
                .formatted(cost, gamma),
            table,
            outcome);
    SvmModel model = new SvmTrainer(cost, gamma, 0).fit(table, outcome, 1);
    for (int row = 0; row < expected.length; row++) {
      assertThat(model.decision(table.row(row))).isCloseTo(expected[row], within(1e-6));
    }
  }

  @Test
  void leastSquaresAreThoseOfLinearRegression() {
    FeatureTable table = Generated.noise(70, 5, 3);
    BinaryOutcome outcome = Generated.linear(table, 2, 1, 4);
    double[] expected =
        SklearnPeer.run(
            """
            from sklearn.linear_model import LinearRegression
            fit = LinearRegression().fit(x, y)
            print(repr(float(fit.intercept_)), *map(repr, map(float, fit.coef_)))
            """,
            table,
            outcome);
    LinearModel model = new LinearTrainer().fit(table, outcome, 0);
    assertThat(model.intercept()).isCloseTo(expected[0], within(1e-10));
    List<Double> coefficients = model.coefficients();
    for (int c = 0; c < coefficients.size(); c++) {
      assertThat(coefficients.get(c)).isCloseTo(expected[c + 1], within(1e-10));
    }
  }

  /** Both forests are drawn, so they meet as far as 1 000 trees do: some hundredths. */
  @Test
  void forestsAreThoseOfRandomForestClassifier() {
    FeatureTable table = Generated.noise(140, 40, 5);
    BinaryOutcome outcome = Generated.linear(table, 3, 0.7, 6);
    double[] expected =
        SklearnPeer.run(
            """
            from sklearn.ensemble import RandomForestClassifier
            forest = RandomForestClassifier(1000, random_state=1).fit(x, y)
            print(*map(repr, map(float, forest.feature_importances_)))
            print(*map(repr, map(float, forest.predict_proba([[-v for v in r] for r in x])[:, 1])))
            """,
            table,
            outcome);
    GrownForest forest = new ForestTrainer(1000).grow(table, outcome, 1);
    double[] importance = forest.impurityImportance();
    double sum = Arrays.stream(importance).sum();
    for (int c = 0; c < importance.length; c++) {
      assertThat(importance[c] / sum).isCloseTo(expected[c], within(0.01));
    }
    ForestModel model = forest.model();
    for (int row = 0; row < table.rows(); row++) {
      double[] turned = Arrays.stream(table.row(row)).map(x -> -x).toArray();
      assertThat(model.score(turned)).isCloseTo(expected[importance.length + row], within(0.1));
    }
  }
}
