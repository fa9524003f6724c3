package org.tacescore.worker.statistics;

import java.util.List;
import java.util.Optional;
import org.tacescore.learning.evaluation.IccModel;
import org.tacescore.learning.regression.Family;
import org.tacescore.learning.survival.ConfidenceType;
import org.tacescore.learning.survival.CutpointTest;
import org.tacescore.learning.survival.Ties;

/**
 * What is asked of a table: the columns that play each part, and how.
 *
 * @param outcome column of 0 and 1; for a gaussian elastic net of numbers
 * @param score column of scores or probabilities
 * @param score2 a second one
 * @param time column of positive times
 * @param event column of 0 and 1
 * @param group column of names
 * @param covariates columns of numbers
 * @param raters columns of ratings
 * @param family none for cox where a time is given, else binomial
 * @param lambda penalties, 0 or more; none for the path's own
 * @param alpha share of the lasso, 0 to 1
 * @param threshold of the elastic net's convergence, above 0 and below 1
 * @param horizon times, positive
 * @param minprop least share of rows at a cutpoint or below, 0 to below maxprop
 * @param maxprop largest share, at most 1; none for 1 - minprop
 * @param seed of redrawn patients
 * @param timeUnit for a plot; none for what the name of the time's column ends in
 */
public record Question(
    Optional<String> outcome,
    Optional<String> score,
    Optional<String> score2,
    Optional<String> time,
    Optional<String> event,
    Optional<String> group,
    List<String> covariates,
    List<String> raters,
    Ties ties,
    ConfidenceType confidence,
    CutpointTest cutpointTest,
    Optional<Family> family,
    IccModel model,
    List<Double> lambda,
    double alpha,
    double threshold,
    List<Double> horizon,
    double minprop,
    Optional<Double> maxprop,
    long seed,
    Optional<String> timeUnit) {

  /**
   * All within their ranges.
   *
   * @throws UnfitOptionException where one is not
   */
  public Question {
    covariates = List.copyOf(covariates);
    raters = List.copyOf(raters);
    lambda = List.copyOf(lambda);
    horizon = List.copyOf(horizon);
    for (double penalty : lambda) {
      require(penalty >= 0 && Double.isFinite(penalty), "--lambda", "0 or more", penalty);
    }
    for (double at : horizon) {
      require(at > 0 && Double.isFinite(at), "--horizon", "positive", at);
    }
    require(alpha >= 0 && alpha <= 1, "--alpha", "0 to 1", alpha);
    require(threshold > 0 && threshold < 1, "--threshold", "above 0 and below 1", threshold);
    if (maxprop.isEmpty()) {
      require(minprop >= 0 && minprop < 0.5, "--minprop", "0 to below 0.5", minprop);
    }
    double most = maxprop.orElse(1.0);
    require(minprop >= 0 && minprop < 1, "--minprop", "0 to below 1", minprop);
    require(most > minprop && most <= 1, "--maxprop", "above --minprop, to 1", most);
  }

  private static void require(boolean held, String option, String needed, double found) {
    UnfitOptionException.require(held, option, needed, found);
  }

  Family chosenFamily() {
    return family.orElse(time.isPresent() ? Family.COX : Family.BINOMIAL);
  }

  double largestShare() {
    return maxprop.orElse(1 - minprop);
  }

  /** Refuses a column that the table does not have. */
  void requireColumns(DataTable data) {
    outcome.ifPresent(column -> data.requireColumn("--outcome", column));
    score.ifPresent(column -> data.requireColumn("--score", column));
    score2.ifPresent(column -> data.requireColumn("--score2", column));
    time.ifPresent(column -> data.requireColumn("--time", column));
    event.ifPresent(column -> data.requireColumn("--event", column));
    group.ifPresent(column -> data.requireColumn("--group", column));
    covariates.forEach(column -> data.requireColumn("--covariates", column));
    raters.forEach(column -> data.requireColumn("--raters", column));
  }
}
