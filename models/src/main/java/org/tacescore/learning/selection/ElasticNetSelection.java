package org.tacescore.learning.selection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Selection;
import org.tacescore.learning.model.ElasticNetTrainer;
import org.tacescore.learning.regression.CrossValidatedPath;

/**
 * The columns that a lasso or elastic net keeps, best first: by the size of the coefficient of one
 * standard deviation. Where the chosen penalty keeps none, that of the largest penalty that does.
 *
 * @param most columns, 1 or more
 */
public record ElasticNetSelection(ElasticNetTrainer net, int most) implements Selection {
  public ElasticNetSelection {
    if (most < 1) {
      throw new IllegalArgumentException("1 column or more must be kept, got " + most);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws DegenerateDataException also when no penalty keeps a column (NOT_CONVERGED)
   */
  @Override
  public List<String> choose(FeatureTable training, BinaryOutcome outcome, long seed) {
    CrossValidatedPath path = net.path(training, outcome, seed);
    int chosen = net.step(path);
    int step =
        IntStream.range(chosen, path.nonzero().size())
            .filter(s -> path.nonzero().get(s) > 0)
            .findFirst()
            .orElseThrow(
                () ->
                    new DegenerateDataException(
                        Degeneracy.NOT_CONVERGED, "no penalty of the path keeps a column"));
    return largest(training, path.path().model(step).coefficients(), most);
  }

  /**
   * The columns of the largest coefficients, each for a standard deviation of its column, largest
   * first.
   *
   * @param coefficients by column; 0 or left out for one that is not kept
   * @param most columns
   */
  public static List<String> largest(
      FeatureTable table, Map<String, Double> coefficients, int most) {
    double[] effects =
        IntStream.range(0, table.width())
            .mapToDouble(c -> effect(table, c, coefficients))
            .toArray();
    return IntStream.range(0, effects.length)
        .filter(c -> effects[c] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -effects[c]))
        .limit(most)
        .map(table.names()::get)
        .toList();
  }

  private static double effect(FeatureTable table, int column, Map<String, Double> kept) {
    double beta = kept.getOrDefault(table.names().get(column), 0.0);
    return beta == 0 ? 0 : Math.abs(beta) * Centred.centre(table.column(column));
  }
}
