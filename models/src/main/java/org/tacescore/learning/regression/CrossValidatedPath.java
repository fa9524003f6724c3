package org.tacescore.learning.regression;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;

/**
 * An elastic net's path with its loss on rows that were not seen, as R's glmnet::cv.glmnet with its
 * defaults. Immutable.
 *
 * <p>Each fold has a path of its own penalties, read between them where the whole path stands;
 * given penalties are those of all. The loss is the squared error, the binomial deviance (of
 * probabilities kept 1e-5 off 0 and 1), or twice what the log partial likelihood of all rows lacks
 * beyond that of the rows seen, for each event held out. With fewer than three rows a fold, rows
 * count alone.
 *
 * @param path on all rows
 * @param cvm mean loss, one a penalty
 * @param cvsd its standard error, one a penalty
 * @param nonzero coefficients that are not 0, one a penalty
 * @param lambdaMin the largest penalty of the smallest loss
 * @param lambda1se the largest penalty of which the loss is within one standard error of that
 */
public record CrossValidatedPath(
    ElasticNetPath path,
    List<Double> cvm,
    List<Double> cvsd,
    List<Integer> nonzero,
    double lambdaMin,
    double lambda1se) {
  private static final int FEWEST_GROUPED = 3;

  public CrossValidatedPath {
    cvm = List.copyOf(cvm);
    cvsd = List.copyOf(cvsd);
    nonzero = List.copyOf(nonzero);
  }

  /**
   * Fits all rows, then all without each fold, side by side; the same numbers at any number of
   * processors.
   *
   * @throws DegenerateDataException as {@link ElasticNetPath#of} does, or when a fold leaves
   *     outcomes of one class or holds no event
   */
  public static CrossValidatedPath of(
      FeatureTable table, Response response, ElasticNetOptions options, Folds folds) {
    if (folds.heldOut(0).length + folds.training(0).length != response.rows()) {
      throw new IllegalArgumentException(
          "folds of %d rows for %d outcomes"
              .formatted(folds.heldOut(0).length + folds.training(0).length, response.rows()));
    }
    PathFit whole = ElasticNetPath.fit(table, response, options);
    double last = whole.steps().get(whole.steps().size() - 1).lambda();
    List<PathFit> without =
        IntStream.range(0, folds.count())
            .parallel()
            .mapToObj(part -> fitWithout(table, response, options, folds.training(part), last))
            .toList();
    return of(table, response, options, folds, whole, without);
  }

  /** A column that varies not in these rows alone is left out, as in glmnet. */
  private static PathFit fitWithout(
      FeatureTable table,
      Response response,
      ElasticNetOptions options,
      int[] training,
      double last) {
    return PathFit.of(
        StandardColumns.of(table.rows(training)), response.rows(training), options, last);
  }

  private static CrossValidatedPath of(
      FeatureTable table,
      Response response,
      ElasticNetOptions options,
      Folds folds,
      PathFit whole,
      List<PathFit> without) {
    List<PathFit.Step> steps = whole.steps();
    HeldOutLoss heldOut =
        new HeldOutLoss(table, response, folds, response.rows() / folds.count() >= FEWEST_GROUPED);
    List<HeldOutLoss.Mean> losses =
        steps.stream().map(step -> heldOut.at(step.lambda(), without)).toList();
    List<Integer> nonzero =
        steps.stream()
            .map(
                step ->
                    (int)
                        IntStream.range(0, table.width())
                            .filter(c -> step.coefficient(c) != 0)
                            .count())
            .toList();
    List<Double> cvm = losses.stream().map(HeldOutLoss.Mean::value).toList();
    int best = cvm.indexOf(Collections.min(cvm));
    double bound = losses.get(best).value() + losses.get(best).se();
    int within = IntStream.range(0, cvm.size()).filter(k -> cvm.get(k) <= bound).min().orElse(best);
    return new CrossValidatedPath(
        ElasticNetPath.of(table.names(), response.family(), options, whole),
        cvm,
        losses.stream().map(HeldOutLoss.Mean::se).toList(),
        nonzero,
        steps.get(best).lambda(),
        steps.get(within).lambda());
  }
}
