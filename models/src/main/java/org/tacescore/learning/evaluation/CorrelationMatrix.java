package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/**
 * How the outputs of models run together, each with each, as R's {@code cor}.
 *
 * @param names of the models
 * @param values a row a model in the order of the names, each with a value a model; -1 to 1,
 *     symmetric, 1 on the diagonal
 */
public record CorrelationMatrix(List<String> names, List<List<Double>> values) {
  public CorrelationMatrix {
    names = List.copyOf(names);
    values = values.stream().map(List::copyOf).toList();
  }

  /**
   * Pearson's correlation of columns.
   *
   * @throws DegenerateDataException when a column has one value (CONSTANT_COLUMN) or there are
   *     fewer than 2 rows (TOO_FEW_ROWS)
   */
  public static CorrelationMatrix pearson(FeatureTable outputs) {
    require(outputs);
    double[][] columns = new double[outputs.width()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = outputs.column(c);
    }
    return of(outputs.names(), columns);
  }

  /**
   * Spearman's correlation: Pearson's of the ranks, ties having their mean rank.
   *
   * @throws DegenerateDataException as {@link #pearson}
   */
  public static CorrelationMatrix spearman(FeatureTable outputs) {
    require(outputs);
    NaturalRanking ranking = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);
    double[][] columns = new double[outputs.width()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = ranking.rank(outputs.column(c));
    }
    return of(outputs.names(), columns);
  }

  private static CorrelationMatrix of(List<String> names, double[][] columns) {
    PearsonsCorrelation pearson = new PearsonsCorrelation();
    List<List<Double>> values = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < columns.length; j++) {
        row.add(
            i == j
                ? 1
                : j < i ? values.get(j).get(i) : pearson.correlation(columns[i], columns[j]));
      }
      values.add(row);
    }
    return new CorrelationMatrix(names, values);
  }

  private static void require(FeatureTable outputs) {
    if (outputs.rows() < 2) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "%d rows have no correlation".formatted(outputs.rows()));
    }
    for (int c = 0; c < outputs.width(); c++) {
      int column = c;
      double first = outputs.at(0, c);
      if (IntStream.range(1, outputs.rows()).allMatch(row -> outputs.at(row, column) == first)) {
        throw new DegenerateDataException(
            Degeneracy.CONSTANT_COLUMN,
            "the column %s is %s in all rows".formatted(outputs.names().get(c), first));
      }
    }
  }
}
