package org.tacescore.learning.model;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/** Linear regression of the outcome as 0 and 1, by least squares (QR). */
public record LinearTrainer() implements Trainer {
  /** Of R's diagonal: below it a standardised column is a combination of others. */
  private static final double SINGULAR = 1e-10;

  /**
   * {@inheritDoc}
   *
   * @throws DegenerateDataException also when columns are not fewer than rows less 1
   *     (TOO_MANY_FEATURES) or one depends on others (DUPLICATE_COLUMN)
   */
  @Override
  public LinearModel fit(FeatureTable training, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(training, outcome);
    if (training.width() + 1 >= training.rows()) {
      throw new DegenerateDataException(
          Degeneracy.TOO_MANY_FEATURES,
          "%d columns and an intercept for %d rows".formatted(training.width(), training.rows()));
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression(SINGULAR);
    regression.newSampleData(outcome.toArray(), Rows.of(training));
    List<Double> all = Arrays.stream(parameters(regression)).boxed().toList();
    return new LinearModel(all.get(0), all.subList(1, all.size()));
  }

  private static double[] parameters(OLSMultipleLinearRegression regression) {
    try {
      return regression.estimateRegressionParameters();
    } catch (MathRuntimeException singular) {
      throw new DegenerateDataException(
          Degeneracy.DUPLICATE_COLUMN, "a column is constant or a combination of others");
    }
  }
}
