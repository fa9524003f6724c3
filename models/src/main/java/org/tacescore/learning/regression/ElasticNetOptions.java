package org.tacescore.learning.regression;

import java.util.Comparator;
import java.util.List;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * How an elastic net is penalised, and how exactly it is solved.
 *
 * @param alpha share of the lasso in the penalty, 0 (ridge) to 1 (lasso)
 * @param lambdas penalties, kept in descending order; none for the path's own sequence
 * @param threshold done when no step gains this share of the null deviance, 1e-7 as in glmnet;
 *     smaller is more exact
 * @param mostCycles passes over the columns before the path ends: of its own penalties together, of
 *     a given one alone; 100 000 as in glmnet
 */
public record ElasticNetOptions(
    double alpha, List<Double> lambdas, double threshold, long mostCycles) {
  private static final double THRESHOLD = 1e-7;
  private static final long MOST_CYCLES = 100_000;

  public ElasticNetOptions {
    require(alpha >= 0 && alpha <= 1, "alpha must be 0 to 1, got " + alpha);
    require(mostCycles > 0, "one cycle or more is needed, got " + mostCycles);
    require(threshold > 0 && threshold < 1, "the threshold must be 0 to 1, got " + threshold);
    for (double lambda : lambdas) {
      require(lambda >= 0 && Double.isFinite(lambda), "lambda must be 0 or more, got " + lambda);
    }
    lambdas = lambdas.stream().sorted(Comparator.reverseOrder()).toList();
  }

  private static void require(boolean holds, String detail) {
    if (!holds) {
      throw new DegenerateDataException(Degeneracy.INVALID_VALUE, detail);
    }
  }

  /** The path's own sequence, with the threshold of glmnet. */
  public static ElasticNetOptions of(double alpha) {
    return new ElasticNetOptions(alpha, List.of(), THRESHOLD, MOST_CYCLES);
  }

  public static ElasticNetOptions lasso() {
    return of(1);
  }

  public ElasticNetOptions withLambdas(List<Double> given) {
    return new ElasticNetOptions(alpha, given, threshold, mostCycles);
  }

  public ElasticNetOptions withThreshold(double share) {
    return new ElasticNetOptions(alpha, lambdas, share, mostCycles);
  }

  public ElasticNetOptions withMostCycles(long cycles) {
    return new ElasticNetOptions(alpha, lambdas, threshold, cycles);
  }
}
