package org.tacescore.learning.selection;

import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Selection;

/**
 * Leaves out columns that hardly vary: keeps those of a variance (n) above a bound, as
 * scikit-learn's VarianceThreshold. At 0 it leaves out constants alone.
 *
 * @param most variance that is left out, 0 or more
 */
public record VarianceFilter(double most) implements Selection {
  public VarianceFilter {
    if (!(most >= 0)) {
      throw new IllegalArgumentException("a variance is 0 or more, got " + most);
    }
  }

  /**
   * {@inheritDoc} In the table's order.
   *
   * @throws DegenerateDataException when no column is left (CONSTANT_COLUMN)
   */
  @Override
  public List<String> choose(FeatureTable training, BinaryOutcome outcome, long seed) {
    List<String> kept =
        IntStream.range(0, training.width())
            .filter(c -> variance(training.column(c)) > most)
            .mapToObj(training.names()::get)
            .toList();
    if (kept.isEmpty()) {
      throw new DegenerateDataException(
          Degeneracy.CONSTANT_COLUMN,
          "none of %d columns has a variance above %s".formatted(training.width(), most));
    }
    return kept;
  }

  private static double variance(double[] values) {
    double length = Centred.centre(values);
    return length * length / values.length;
  }
}
