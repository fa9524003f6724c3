package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/**
 * Columns of which the p value in a regression on that column alone is below a threshold.
 *
 * @param p by column, in the order of the table
 * @param kept names with a p below the threshold
 */
public record UnivariateScreen(Map<String, Double> p, List<String> kept) {

  public UnivariateScreen {
    p = Collections.unmodifiableMap(new LinkedHashMap<>(p));
    kept = List.copyOf(kept);
  }

  /** By Wald's test in logistic regressions. */
  public static UnivariateScreen logistic(
      FeatureTable table, BinaryOutcome outcome, double threshold) {
    return of(table, column -> slope(LogisticFit.of(column, outcome)).p(), threshold);
  }

  private static LogisticCoefficient slope(LogisticFit fit) {
    return fit.coefficients().values().stream().skip(1).findFirst().orElseThrow();
  }

  /**
   * By any test.
   *
   * @param test the p value of a table of one column
   */
  public static UnivariateScreen of(
      FeatureTable table, ToDoubleFunction<FeatureTable> test, double threshold) {
    Map<String, Double> p = new LinkedHashMap<>();
    List<String> kept = new ArrayList<>();
    for (String name : table.names()) {
      double value = test.applyAsDouble(table.select(List.of(name)));
      p.put(name, value);
      if (value < threshold) {
        kept.add(name);
      }
    }
    return new UnivariateScreen(p, kept);
  }
}
