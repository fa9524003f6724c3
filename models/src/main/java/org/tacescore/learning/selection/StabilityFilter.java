package org.tacescore.learning.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.evaluation.IccModel;
import org.tacescore.learning.evaluation.IntraclassCorrelation;

/**
 * Keeps features that readers' drawings give alike: those whose intraclass correlation lies above a
 * threshold. It needs no outcome, and is asked once, of subjects that several readers drew.
 *
 * @param threshold as papers print it, 0.75 or 0.80
 */
public record StabilityFilter(IccModel model, double threshold) {
  public StabilityFilter {
    if (!(threshold < 1)) {
      throw new IllegalArgumentException("no correlation lies above " + threshold);
    }
  }

  /**
   * What readers agree on.
   *
   * @param kept in the table's order
   * @param values the correlation of each feature that has one
   * @param constant features that have none: all subjects and readers have one value
   */
  public record Stability(List<String> kept, Map<String, Double> values, List<String> constant) {
    public Stability {
      kept = List.copyOf(kept);
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      constant = List.copyOf(constant);
    }
  }

  /**
   * Compares readers.
   *
   * @param readers 2 or more tables of the same subjects, row by row; columns are found by name
   * @throws DegenerateDataException when a reader lacks a column (UNKNOWN_COLUMN) or there are too
   *     few rows or readers (TOO_FEW_ROWS)
   */
  public Stability compare(List<FeatureTable> readers) {
    if (readers.size() < 2
        || readers.stream().mapToInt(FeatureTable::rows).distinct().count() > 1) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "2 readers of the same subjects are needed, got tables of %s rows"
              .formatted(readers.stream().map(FeatureTable::rows).toList()));
    }
    List<String> kept = new ArrayList<>();
    Map<String, Double> values = new LinkedHashMap<>();
    List<String> constant = new ArrayList<>();
    for (String name : readers.get(0).names()) {
      double[][] ratings = readers.stream().map(r -> r.column(name)).toArray(double[][]::new);
      if (isConstant(ratings)) {
        constant.add(name);
        continue;
      }
      double value = IntraclassCorrelation.of(model, ratings).value();
      values.put(name, value);
      if (value > threshold) {
        kept.add(name);
      }
    }
    return new Stability(kept, values, constant);
  }

  private static boolean isConstant(double[][] ratings) {
    return IntStream.range(0, ratings.length)
        .allMatch(
            r ->
                IntStream.range(0, ratings[r].length)
                    .allMatch(s -> ratings[r][s] == ratings[0][0]));
  }
}
