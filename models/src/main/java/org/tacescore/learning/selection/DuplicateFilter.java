package org.tacescore.learning.selection;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Selection;

/**
 * Leaves out columns that say what an earlier one says: whose Pearson correlation with a kept one
 * is at least a bound, whatever its sign.
 *
 * @param least correlation that is left out, above 0 to 1
 */
public record DuplicateFilter(double least) implements Selection {
  /** A correlation of 1 but for rounding. */
  public static final DuplicateFilter EXACT = new DuplicateFilter(1 - 1e-12);

  public DuplicateFilter {
    if (!(least > 0 && least <= 1)) {
      throw new IllegalArgumentException("a correlation above 0 to 1 is needed, got " + least);
    }
  }

  /**
   * {@inheritDoc} In the table's order.
   *
   * @throws org.tacescore.learning.DegenerateDataException when a column is constant
   *     (CONSTANT_COLUMN)
   */
  @Override
  public List<String> choose(FeatureTable training, BinaryOutcome outcome, long seed) {
    double[][] columns = Centred.of(training);
    List<double[]> kept = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int c = 0; c < columns.length; c++) {
      double[] column = columns[c];
      if (kept.stream().noneMatch(k -> Math.abs(Centred.product(k, column)) >= least)) {
        kept.add(column);
        names.add(training.names().get(c));
      }
    }
    return names;
  }
}
