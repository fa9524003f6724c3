package org.tacescore.learning.model;

import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.regression.CrossValidatedPath;
import org.tacescore.learning.regression.ElasticNetOptions;
import org.tacescore.learning.regression.Response;

/**
 * Logistic regression with the lasso's or the elastic net's penalty, chosen by cross-validation:
 * {@link CrossValidatedPath}, whose refusals are this trainer's.
 *
 * @param alpha share of the lasso, 0 to 1
 * @param folds 3 or more
 * @param oneError whether the penalty is the largest within one standard error of the best
 *     (lambda.1se) or the best (lambda.min)
 */
public record ElasticNetTrainer(double alpha, int folds, boolean oneError) implements Trainer {
  private static final int FEWEST_FOLDS = 3;

  public ElasticNetTrainer {
    if (!(alpha >= 0 && alpha <= 1) || folds < FEWEST_FOLDS) {
      throw new IllegalArgumentException(
          "alpha lies in 0 to 1 and folds are 3 or more, got %s and %d".formatted(alpha, folds));
    }
  }

  /** {@inheritDoc} Columns that are left out have the coefficient 0. */
  @Override
  public LogisticModel fit(FeatureTable training, BinaryOutcome outcome, long seed) {
    CrossValidatedPath net = path(training, outcome, seed);
    org.tacescore.learning.regression.LinearModel model = net.path().model(step(net));
    List<Double> coefficients =
        training.names().stream()
            .map(name -> model.coefficients().getOrDefault(name, 0.0))
            .toList();
    return new LogisticModel(model.intercept(), coefficients);
  }

  /** The path with its losses; folds are stratified by the outcome. */
  public CrossValidatedPath path(FeatureTable training, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(training, outcome);
    return CrossValidatedPath.of(
        training,
        Response.binomial(outcome),
        ElasticNetOptions.of(alpha),
        OutcomeFolds.of(outcome, folds, seed));
  }

  /** The place of the chosen penalty on a path. */
  public int step(CrossValidatedPath net) {
    return net.path().lambda().indexOf(oneError ? net.lambda1se() : net.lambdaMin());
  }
}
