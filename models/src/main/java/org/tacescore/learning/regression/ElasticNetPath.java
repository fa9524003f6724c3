package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/**
 * Linear models of one data set under ever smaller penalties of their coefficients, as R's
 * glmnet::glmnet with its defaults (Friedman 2010, doi:10.18637/jss.v033.i01; Cox: Simon 2011,
 * doi:10.18637/jss.v039.i05). Immutable.
 *
 * <p>A model minimises minus the mean log-likelihood + lambda ((1 - alpha) / 2 sum(b²) + alpha
 * sum(|b|)), where b are the coefficients of columns in units of their standard deviation. A
 * gaussian response is in units of its standard deviation s too, and the penalty is lambda / s:
 * glmnet's convention, which matters where alpha is below 1. Coefficients are told for columns and
 * response as they are.
 *
 * @param lambda penalties, descending
 * @param intercept one a penalty; 0 in a Cox model
 * @param beta coefficients by column, one a penalty; 0 exactly where the column is left out
 * @param deviance the share of the null deviance that is explained, one a penalty
 */
public record ElasticNetPath(
    Family family,
    double alpha,
    List<Double> lambda,
    List<Double> intercept,
    Map<String, List<Double>> beta,
    List<Double> deviance) {

  public ElasticNetPath {
    lambda = List.copyOf(lambda);
    intercept = List.copyOf(intercept);
    deviance = List.copyOf(deviance);
    Map<String, List<Double>> copies = new LinkedHashMap<>();
    beta.forEach((name, values) -> copies.put(name, List.copyOf(values)));
    beta = Collections.unmodifiableMap(copies);
  }

  /**
   * Fits all columns of a table.
   *
   * @throws DegenerateDataException when a column is constant (CONSTANT_COLUMN); two are equal but
   *     for shift and scale and the lasso alone cannot choose (DUPLICATE_COLUMN); a penalty of 0
   *     meets as many columns as rows (TOO_MANY_FEATURES); or the iteration does not end at a given
   *     penalty (NOT_CONVERGED); the path's own sequence ends before it
   */
  public static ElasticNetPath of(
      FeatureTable table, Response response, ElasticNetOptions options) {
    return of(table.names(), response.family(), options, fit(table, response, options));
  }

  static PathFit fit(FeatureTable table, Response response, ElasticNetOptions options) {
    if (table.width() == 0 || table.rows() != response.rows()) {
      throw new IllegalArgumentException(
          "%d columns of %d rows for %d outcomes"
              .formatted(table.width(), table.rows(), response.rows()));
    }
    if (options.lambdas().contains(0.0) && table.width() >= table.rows()) {
      throw new DegenerateDataException(
          Degeneracy.TOO_MANY_FEATURES,
          "without a penalty %d columns need more than %d rows"
              .formatted(table.width(), table.rows()));
    }
    StandardColumns columns = StandardColumns.of(table);
    columns.requireVarying();
    if (options.alpha() == 1) {
      columns.requireDistinct();
    }
    return PathFit.of(columns, response, options);
  }

  static ElasticNetPath of(
      List<String> names, Family family, ElasticNetOptions options, PathFit fit) {
    List<PathFit.Step> steps = fit.steps();
    Map<String, List<Double>> beta = new LinkedHashMap<>();
    for (int c = 0; c < names.size(); c++) {
      List<Double> values = new ArrayList<>(steps.size());
      for (PathFit.Step step : steps) {
        values.add(step.coefficient(c));
      }
      beta.put(names.get(c), values);
    }
    return new ElasticNetPath(
        family,
        options.alpha(),
        // Given penalties are told as given, without the rounding of units to and fro.
        options.lambdas().isEmpty()
            ? steps.stream().map(PathFit.Step::lambda).toList()
            : options.lambdas().subList(0, steps.size()),
        steps.stream().map(PathFit.Step::intercept).toList(),
        beta,
        steps.stream().map(PathFit.Step::ratio).toList());
  }

  /** The model at a step of the path. */
  public LinearModel model(int step) {
    Map<String, Double> coefficients = new LinkedHashMap<>();
    beta.forEach(
        (name, values) -> {
          if (values.get(step) != 0) {
            coefficients.put(name, values.get(step));
          }
        });
    return new LinearModel(intercept.get(step), coefficients);
  }

  /**
   * The model at one of the penalties.
   *
   * @throws DegenerateDataException when the path has no such step
   */
  public LinearModel model(double penalty) {
    int step = lambda.indexOf(penalty);
    if (step < 0) {
      throw new DegenerateDataException(
          Degeneracy.INVALID_VALUE, "the path has no step at lambda " + penalty);
    }
    return model(step);
  }
}
