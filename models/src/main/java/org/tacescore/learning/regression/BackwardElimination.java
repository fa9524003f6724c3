package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/**
 * Columns left when those that Akaike's criterion can do without are removed one by one, as R's
 * step(direction = "backward"): each time the one without which it is smallest, while it falls.
 *
 * @param kept names, in the order of the table
 * @param steps removals in their order
 * @param aic of all columns
 */
public record BackwardElimination(List<String> kept, List<Step> steps, double aic) {

  /**
   * @param removed name
   * @param aic of the columns left
   */
  public record Step(String removed, double aic) {}

  public BackwardElimination {
    kept = List.copyOf(kept);
    steps = List.copyOf(steps);
  }

  /** Of logistic regressions. */
  public static BackwardElimination logistic(FeatureTable table, BinaryOutcome outcome) {
    return of(table, columns -> LogisticFit.of(columns, outcome).aic());
  }

  /**
   * Of any regression.
   *
   * @param aic of a regression on some columns: deviance or -2 log-likelihood, + 2 for each
   *     coefficient; also without columns
   */
  public static BackwardElimination of(FeatureTable table, ToDoubleFunction<FeatureTable> aic) {
    List<String> kept = table.names();
    List<Step> steps = new ArrayList<>();
    double all = aic.applyAsDouble(table);
    double now = all;
    while (!kept.isEmpty()) {
      Step best = best(table, kept, aic);
      if (best.aic() >= now) {
        break;
      }
      steps.add(best);
      kept = without(kept, best.removed());
      now = best.aic();
    }
    return new BackwardElimination(kept, steps, all);
  }

  private static Step best(
      FeatureTable table, List<String> kept, ToDoubleFunction<FeatureTable> aic) {
    Step best = new Step(kept.get(0), Double.POSITIVE_INFINITY);
    for (String name : kept) {
      double value = aic.applyAsDouble(table.select(without(kept, name)));
      if (value < best.aic()) {
        best = new Step(name, value);
      }
    }
    return best;
  }

  private static List<String> without(List<String> names, String removed) {
    return names.stream().filter(name -> !name.equals(removed)).toList();
  }
}
