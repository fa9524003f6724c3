package org.tacescore.learning.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;
import org.tacescore.learning.SurvivalOutcome;

class ElasticNetTest {
  private static final double[] A = {1, 1, -1, -1};
  private static final double[] B = {1, -1, 1, -1};
  private static final double[] C = {1, -1, -1, 1};

  @Test
  void orthogonalColumnsAreSoftThresholded() {
    FeatureTable table = FeatureTable.of(List.of("a", "b", "c"), new double[][] {A, B, C});
    double[] y = new double[4];
    Arrays.setAll(y, row -> 7 + 3 * A[row] - 2 * B[row] + 0.5 * C[row]);
    ElasticNetPath path =
        ElasticNetPath.of(
            table,
            Response.gaussian(y),
            ElasticNetOptions.lasso().withLambdas(List.of(1.0, 4.0, 0.25)).withThreshold(1e-20));
    assertThat(path.lambda()).containsExactly(4.0, 1.0, 0.25);
    near(RegressionSample.at(path.beta(), "a"), 0, 2, 2.75);
    near(RegressionSample.at(path.beta(), "b"), 0, -1, -1.75);
    near(RegressionSample.at(path.beta(), "c"), 0, 0, 0.25);
    near(path.intercept(), 7, 7, 7);
    assertThat(path.model(1.0).coefficients().keySet()).containsExactly("a", "b");
    assertThat(path.model(1.0).predictors(table)[0]).isCloseTo(8, within(1e-9));
  }

  private static void near(List<Double> values, double... expected) {
    for (int k = 0; k < expected.length; k++) {
      assertThat(values.get(k)).isCloseTo(expected[k], within(1e-9));
    }
  }

  /** Gradient = lambda (alpha sign + (1 - alpha) b) where b is not 0, at most lambda alpha else. */
  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN, 1, 60, 15",
    "GAUSSIAN, 0.5, 40, 80",
    "GAUSSIAN, 0.3, 40, 600",
    "BINOMIAL, 1, 60, 15",
    "BINOMIAL, 0.5, 40, 80",
    "COX, 1, 60, 15",
    "COX, 0.5, 30, 40"
  })
  void theOptimumsConditionsHold(Family family, double alpha, int rows, int width) {
    RegressionSample sample = RegressionSample.of(rows, width, 0.3, 0, 1, 9);
    Response response = sample.response(family);
    ElasticNetPath path =
        ElasticNetPath.of(
            sample.table(), response, ElasticNetOptions.of(alpha).withThreshold(1e-16));
    StandardColumns columns = StandardColumns.of(sample.table());
    for (int step = 1; step < path.lambda().size(); step += 7) {
      double[] predictors = path.model(step).predictors(sample.table());
      double shift = family == Family.GAUSSIAN ? path.intercept().get(0) : 0;
      for (int row = 0; row < predictors.length; row++) {
        predictors[row] = (predictors[row] - shift) / response.scale();
      }
      if (family == Family.GAUSSIAN) {
        assertThat(Columns.sum(predictors)).isCloseTo(0, within(1e-8));
      }
      double[] residuals = new double[rows];
      response.expand(predictors, new double[rows], residuals);
      double lambda = path.lambda().get(step) / response.scale();
      for (int c = 0; c < width; c++) {
        double b =
            RegressionSample.at(path.beta(), "x" + (c + 1)).get(step)
                * columns.scale(c)
                / response.scale();
        double gradient = Columns.dot(columns.values(c), residuals);
        if (b == 0) {
          assertThat(Math.abs(gradient)).isLessThan(lambda * alpha + 1e-6);
        } else {
          assertThat(gradient)
              .isCloseTo(lambda * (alpha * Math.signum(b) + (1 - alpha) * b), within(1e-6));
        }
      }
    }
  }

  @Test
  void foldsGiveTheSameNumbersEachTime() {
    RegressionSample sample = RegressionSample.of(60, 20, 0.3, 0, 1, 2);
    int[] strata = new int[60];
    CrossValidatedPath first = cross(sample, Folds.stratified(strata, 5, 1));
    assertThat(cross(sample, Folds.stratified(strata, 5, 1))).isEqualTo(first);
    assertThat(first.lambda1se()).isGreaterThanOrEqualTo(first.lambdaMin());
    assertThat(first.nonzero().get(0)).isZero();
  }

  private static CrossValidatedPath cross(RegressionSample sample, Folds folds) {
    return CrossValidatedPath.of(
        sample.table(), sample.response(Family.BINOMIAL), ElasticNetOptions.lasso(), folds);
  }

  @Test
  void refusesWhatHasNoTruth() {
    double[] y = {1, 2, 4, 9};
    double[] minus = {-1, 1, 1, -1};
    assertThatThrownBy(() -> lasso(y, C, minus))
        .hasMessage(
            "DUPLICATE_COLUMN: columns x0 and x1 are equal but for shift and scale:"
                + " the lasso cannot choose");
    assertThatThrownBy(() -> lasso(y, A, new double[4]))
        .hasMessage("CONSTANT_COLUMN: column x1 is 0.0 in all rows");
    assertThatThrownBy(() -> lasso(new double[4], A, B))
        .hasMessage("CONSTANT_COLUMN: the response is 0.0 in all rows");
    assertThatThrownBy(() -> lasso(new double[] {1, Double.NaN, 2, 3}, A, B))
        .hasMessageStartingWith("NOT_FINITE");
    assertThatThrownBy(
            () ->
                ElasticNetPath.of(
                    FeatureTable.of(List.of("a", "b", "c", "y"), new double[][] {A, B, C, y}),
                    Response.gaussian(y),
                    ElasticNetOptions.lasso().withLambdas(List.of(0.0))))
        .hasMessageStartingWith("TOO_MANY_FEATURES");
    assertThatThrownBy(() -> ElasticNetOptions.of(1.5))
        .hasMessageContaining("alpha must be 0 to 1");
    assertThatThrownBy(() -> Response.cox(SurvivalOutcome.of(y, new boolean[4])))
        .hasMessageStartingWith("NO_EVENTS");
  }

  private static ElasticNetPath lasso(double[] y, double[]... columns) {
    List<String> names = List.of("x0", "x1");
    return ElasticNetPath.of(
        FeatureTable.of(names, columns), Response.gaussian(y), ElasticNetOptions.lasso());
  }
}
