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
 * @param time column of times
 * @param event column of 0 and 1
 * @param group column of names
 * @param covariates columns of numbers
 * @param raters columns of ratings
 * @param lambda penalties; none for the path's own
 * @param alpha share of the lasso
 * @param threshold of the elastic net's convergence
 * @param horizon times
 * @param minprop least share of rows on either side of a cutpoint
 * @param seed of redrawn patients
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
    Family family,
    IccModel model,
    List<Double> lambda,
    double alpha,
    double threshold,
    List<Double> horizon,
    double minprop,
    long seed) {
  public Question {
    covariates = List.copyOf(covariates);
    raters = List.copyOf(raters);
    lambda = List.copyOf(lambda);
    horizon = List.copyOf(horizon);
  }
}
