package org.tacescore.learning.selection;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Selection;

/**
 * The k columns with the greatest F of a one-way analysis of variance between both classes, as
 * scikit-learn's SelectKBest with f_classif; of equal ones the first.
 *
 * @param k 1 or more; a narrower table is kept whole
 */
public record SelectKBest(int k) implements Selection {
  public SelectKBest {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, got " + k);
    }
  }

  @Override
  public List<String> choose(FeatureTable training, BinaryOutcome outcome, long seed) {
    double[] f = fValues(training, outcome);
    return IntStream.range(0, f.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -f[c]))
        .limit(k)
        .map(training.names()::get)
        .toList();
  }

  /**
   * F a column: between classes (1 degree of freedom) over within them (n - 2); infinite where
   * classes differ and nothing varies within them.
   *
   * @throws DegenerateDataException when a class is missing (ONE_CLASS), there are fewer than 3
   *     rows (TOO_FEW_ROWS) or a column is constant (CONSTANT_COLUMN)
   */
  public static double[] fValues(FeatureTable table, BinaryOutcome outcome) {
    outcome.requireBothClasses();
    if (outcome.rows() < 3) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "F needs 3 rows, got " + outcome.rows());
    }
    double[] f = new double[table.width()];
    for (int c = 0; c < f.length; c++) {
      f[c] = fValue(Centred.of(table.names().get(c), table.column(c)), outcome);
    }
    return f;
  }

  /** Of a column whose mean is 0: sums of squares keep their digits, and F does not change. */
  private static double fValue(double[] centred, BinaryOutcome outcome) {
    double[] sums = new double[2];
    for (int row = 0; row < centred.length; row++) {
      sums[outcome.positive(row) ? 1 : 0] += centred[row];
    }
    double[] means = {sums[0] / outcome.negatives(), sums[1] / outcome.positives()};
    double grand = (sums[0] + sums[1]) / centred.length;
    double within = 0;
    for (int row = 0; row < centred.length; row++) {
      double rest = centred[row] - means[outcome.positive(row) ? 1 : 0];
      within += rest * rest;
    }
    double between =
        outcome.negatives() * (means[0] - grand) * (means[0] - grand)
            + outcome.positives() * (means[1] - grand) * (means[1] - grand);
    return between / (within / (centred.length - 2));
  }
}
