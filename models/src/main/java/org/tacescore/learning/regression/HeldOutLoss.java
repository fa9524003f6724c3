package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;

/** The mean loss of the paths of folds on the rows that each has not seen. */
final class HeldOutLoss {
  private final FeatureTable table;
  private final Response response;
  private final Folds folds;
  private final boolean grouped;

  HeldOutLoss(FeatureTable table, Response response, Folds folds, boolean grouped) {
    this.table = table;
    this.response = response;
    this.folds = folds;
    this.grouped = grouped;
  }

  /**
   * @param se standard error of the value
   */
  record Mean(double value, double se) {}

  /**
   * @param paths one a fold
   */
  Mean at(double lambda, List<PathFit> paths) {
    List<Response.Loss> losses = new ArrayList<>();
    for (int fold = 0; fold < paths.size(); fold++) {
      double[] predictors = predictors(paths.get(fold).at(lambda));
      losses.addAll(
          response.losses(folds.training(fold), folds.heldOut(fold), predictors, grouped));
    }
    double weight = losses.stream().mapToDouble(Response.Loss::weight).sum();
    double mean = losses.stream().mapToDouble(l -> l.value() * l.weight()).sum() / weight;
    double variance =
        losses.stream().mapToDouble(l -> l.weight() * (l.value() - mean) * (l.value() - mean)).sum()
            / weight;
    return new Mean(mean, Math.sqrt(variance / (losses.size() - 1)));
  }

  private double[] predictors(PathFit.Step model) {
    double[] predictors = new double[table.rows()];
    Arrays.fill(predictors, model.intercept());
    for (int c = 0; c < table.width(); c++) {
      double coefficient = model.coefficient(c);
      if (coefficient != 0) {
        for (int row = 0; row < predictors.length; row++) {
          predictors[row] += coefficient * table.at(row, c);
        }
      }
    }
    return predictors;
  }
}
