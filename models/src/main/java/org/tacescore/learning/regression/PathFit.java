package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * The steps of an elastic net's path, from the largest penalty on.
 *
 * <p>The own sequence is that of glmnet: 100 penalties in geometric progression from the one at
 * which the first coefficient enters to 1e-4 of it, or to 1e-2 where there are fewer rows than
 * columns. It ends early, after 5 steps at least, where more than 0.999 of the null deviance is
 * explained, or too little more is: in one step less than 1e-5 of the null deviance (binomial) or
 * of what is explained (gaussian), in four steps less than 1e-3 of what is explained (Cox); and
 * before the penalty at which the cycles of all penalties together exceed those of the options.
 * Given penalties are all solved, each with these cycles of its own.
 */
final class PathFit {
  private static final int STEPS = 100;
  private static final int FEWEST = 5;
  private static final double EXPLAINED = 0.999;

  /** One penalty's model. */
  static final class Step {
    private final double lambda;
    private final double intercept;
    private final double[] coefficients;
    private final double ratio;

    private Step(double lambda, double intercept, double[] coefficients, double ratio) {
      this.lambda = lambda;
      this.intercept = intercept;
      this.coefficients = coefficients;
      this.ratio = ratio;
    }

    double lambda() {
      return lambda;
    }

    double intercept() {
      return intercept;
    }

    double coefficient(int column) {
      return coefficients[column];
    }

    double ratio() {
      return ratio;
    }
  }

  private final List<Step> steps = new ArrayList<>();

  private PathFit() {}

  static PathFit of(StandardColumns columns, Response response, ElasticNetOptions options) {
    return of(columns, response, options, 0);
  }

  /** No further than the first of its own penalties that is not above one. */
  static PathFit of(
      StandardColumns columns, Response response, ElasticNetOptions options, double last) {
    PathFit path = new PathFit();
    PathSolver solver = new PathSolver(columns, response, options);
    if (options.lambdas().isEmpty()) {
      path.fitOwn(solver, columns, response, last);
    } else {
      path.fitGiven(solver, response, options.lambdas());
    }
    return path;
  }

  private void fitOwn(PathSolver solver, StandardColumns columns, Response response, double last) {
    double entry = solver.entry();
    double smallest = response.rows() < columns.width() ? 1e-2 : 1e-4;
    double[] ratios = new double[STEPS];
    add(solver, response, entry);
    double before = entry;
    for (int k = 1; k < STEPS && steps.get(k - 1).lambda() > last; k++) {
      double lambda = entry * Math.pow(smallest, response.exponent(k, STEPS));
      if (!solver.solve(lambda, before)) {
        return;
      }
      add(solver, response, lambda);
      ratios[k] = steps.get(k).ratio();
      if (k + 1 >= FEWEST && (ratios[k] > EXPLAINED || response.gainsLittle(ratios, k))) {
        return;
      }
      before = lambda;
    }
  }

  private void fitGiven(PathSolver solver, Response response, List<Double> lambdas) {
    double before = solver.entry();
    for (double given : lambdas) {
      double lambda = given / response.scale();
      solver.renew();
      if (!solver.solve(lambda, Math.max(before, lambda))) {
        throw new DegenerateDataException(
            Degeneracy.NOT_CONVERGED,
            "an elastic net of %d columns and %d rows has no solution at lambda %s that is found"
                .formatted(solver.coefficients().length, response.rows(), given));
      }
      add(solver, response, lambda);
      before = lambda;
    }
  }

  private void add(PathSolver solver, Response response, double lambda) {
    double[] coefficients = solver.coefficients();
    steps.add(
        new Step(
            lambda * response.scale(),
            solver.intercept(coefficients),
            coefficients,
            solver.ratio()));
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The model at any penalty: between two steps linear, outside the nearest, as in glmnet. */
  Step at(double lambda) {
    int right = 0;
    while (right < steps.size() - 1 && steps.get(right).lambda > lambda) {
      right++;
    }
    Step low = steps.get(right);
    if (right == 0 || low.lambda >= lambda) {
      return low;
    }
    Step high = steps.get(right - 1);
    double share = (lambda - low.lambda) / (high.lambda - low.lambda);
    double[] mixed = new double[low.coefficients.length];
    for (int c = 0; c < mixed.length; c++) {
      mixed[c] = share * high.coefficients[c] + (1 - share) * low.coefficients[c];
    }
    return new Step(
        lambda,
        share * high.intercept + (1 - share) * low.intercept,
        mixed,
        share * high.ratio + (1 - share) * low.ratio);
  }
}
