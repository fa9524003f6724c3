package org.tacescore.learning.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * Drawing patients again, with replacement and as many as there are, to see how a statistic varies.
 * The same seed draws the same patients, for each statistic and on any machine.
 *
 * @param rows patients, 2 or more
 * @param replicates how often, 1 or more; 1 000 for an interval
 * @param seed of all draws
 */
public record Bootstrap(int rows, int replicates, long seed) {
  /** Of all replicates, the share in which a statistic must exist. */
  private static final double FEWEST = 0.9;

  public Bootstrap {
    if (rows < 2 || replicates < 1) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "%d rows cannot be drawn again %d times".formatted(rows, replicates));
    }
  }

  /**
   * A statistic with its percentile interval (Efron and Tibshirani 1986, doi:10.1214/ss/1177013815;
   * quantiles of R's type 7).
   *
   * <p>A replicate of which the statistic says that the data is degenerate, e.g. of one class, is
   * left out and counted.
   *
   * @param statistic of rows by their index, some of them more than once
   * @throws DegenerateDataException of the statistic, when it does not exist on the data itself or
   *     in more than a tenth of the replicates
   */
  public BootstrapInterval percentile(ToDoubleFunction<int[]> statistic) {
    double value = statistic.applyAsDouble(all());
    double[] drawn = new double[replicates];
    int kept = 0;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < replicates; i++) {
      try {
        drawn[kept] = statistic.applyAsDouble(draw(random));
        kept++;
      } catch (DegenerateDataException degenerate) {
        requireEnough(replicates - (i - kept + 1), degenerate);
      }
    }
    double[] sorted = Arrays.copyOf(drawn, kept);
    Arrays.sort(sorted);
    return new BootstrapInterval(
        value, Quantile.of(sorted, 0.025), Quantile.of(sorted, 0.975), kept, replicates - kept);
  }

  void requireEnough(int possible, DegenerateDataException degenerate) {
    if (possible < FEWEST * replicates) {
      throw degenerate;
    }
  }

  int[] all() {
    int[] all = new int[rows];
    Arrays.setAll(all, row -> row);
    return all;
  }

  int[] draw(SplittableRandom random) {
    int[] drawn = new int[rows];
    Arrays.setAll(drawn, i -> random.nextInt(rows));
    return drawn;
  }
}
