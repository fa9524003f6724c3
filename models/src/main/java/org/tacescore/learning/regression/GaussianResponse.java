package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/** Numbers with errors of one variance; the deviance is the sum of their squares. */
final class GaussianResponse extends Response {
  private final double[] values;
  private final StandardColumns standard;

  GaussianResponse(double[] values) {
    this.values = values.clone();
    standard = StandardColumns.of(FeatureTable.of(List.of("response"), new double[][] {values}));
    if (standard.scale(0) == 0) {
      throw new DegenerateDataException(
          Degeneracy.CONSTANT_COLUMN, "the response is %s in all rows".formatted(values[0]));
    }
  }

  @Override
  public Family family() {
    return Family.GAUSSIAN;
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  Response rows(int[] chosen) {
    return new GaussianResponse(Arrays.stream(chosen).mapToDouble(row -> values[row]).toArray());
  }

  @Override
  double scale() {
    return standard.scale(0);
  }

  @Override
  boolean quadratic() {
    return true;
  }

  @Override
  double intercept(double fitted) {
    return standard.mean(0);
  }

  @Override
  void expand(double[] predictors, double[] weights, double[] residuals) {
    double[] y = standard.values(0);
    Arrays.fill(weights, 1.0 / y.length);
    for (int row = 0; row < y.length; row++) {
      residuals[row] = (y[row] - predictors[row]) / y.length;
    }
  }

  @Override
  double deviance(double[] predictors) {
    double[] y = standard.values(0);
    double sum = 0;
    for (int row = 0; row < y.length; row++) {
      sum += (y[row] - predictors[row]) * (y[row] - predictors[row]);
    }
    return sum;
  }

  @Override
  double thresholdUnit() {
    return 1;
  }

  @Override
  boolean gainsLittle(double[] ratios, int last) {
    return ratios[last] - ratios[last - 1] < LEAST_GAIN * ratios[last];
  }

  @Override
  List<Loss> losses(int[] training, int[] heldOut, double[] predictors, boolean grouped) {
    return Loss.of(
        Arrays.stream(heldOut)
            .mapToDouble(row -> (values[row] - predictors[row]) * (values[row] - predictors[row]))
            .toArray(),
        grouped);
  }
}
