package org.tacescore.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tacescore.learning.evaluation.CalibrationTest.refused;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

class ResamplingTest {
  private final EvaluationSample sample = EvaluationSample.of("", 310, -0.3, 1, 0.01, 4);

  private double auc(int[] rows) {
    double[] scores = sample.before();
    return Roc.auc(
        sample.outcome().rows(rows), Arrays.stream(rows).mapToDouble(row -> scores[row]).toArray());
  }

  @Test
  void percentilesAreNearDeLongs() {
    BootstrapInterval interval = new Bootstrap(310, 1000, 7).percentile(this::auc);
    Roc roc = Roc.of(sample.outcome(), sample.before());
    assertThat(interval.value()).isEqualTo(roc.auc());
    // Ends of 1 000 replicates are known to about a tenth of the standard error.
    assertThat(interval.lower()).isCloseTo(roc.lower(), within(0.3 * roc.se()));
    assertThat(interval.upper()).isCloseTo(roc.upper(), within(0.3 * roc.se()));
    assertThat(interval.replicates()).isEqualTo(1000);
  }

  @Test
  void theSeedDecides() {
    assertThat(new Bootstrap(310, 50, 7).percentile(this::auc))
        .isEqualTo(new Bootstrap(310, 50, 7).percentile(this::auc))
        .isNotEqualTo(new Bootstrap(310, 50, 8).percentile(this::auc));
  }

  @Test
  void replicatesWithoutTheStatisticAreCountedOrRefused() {
    boolean[] three = new boolean[40];
    Arrays.fill(three, 0, 3, true);
    BinaryOutcome few = BinaryOutcome.of(three);
    BootstrapInterval interval =
        new Bootstrap(40, 400, 1)
            .percentile(rows -> few.rows(rows).requireBothClasses().positives());
    assertThat(interval.degenerate()).isBetween(5, 39);
    assertThat(interval.replicates() + interval.degenerate()).isEqualTo(400);
    boolean[] one = new boolean[40];
    one[0] = true;
    BinaryOutcome single = BinaryOutcome.of(one);
    refused(
        Degeneracy.ONE_CLASS,
        () ->
            new Bootstrap(40, 100, 1)
                .percentile(rows -> single.rows(rows).requireBothClasses().positives()));
  }

  @Test
  void aModelThatLearnedNoiseIsCorrectedToChance() {
    int rows = 120;
    SplittableRandom random = new SplittableRandom(2);
    double[][] noise = new double[30][rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextBoolean();
      for (double[] column : noise) {
        column[row] = random.nextGaussian();
      }
    }
    BinaryOutcome outcome = BinaryOutcome.of(labels);
    OptimismCorrection result =
        OptimismCorrection.of(new Bootstrap(rows, 200, 3), new BestColumn(noise, outcome));
    assertThat(result.apparent()).isGreaterThan(0.58);
    assertThat(result.optimism()).isPositive();
    assertThat(result.corrected())
        .isEqualTo(result.apparent() - result.optimism())
        .isLessThan(result.apparent() - 0.03);
  }

  /** Chooses the column, and its sign, of the greatest area. */
  private record BestColumn(double[][] columns, BinaryOutcome outcome)
      implements ModelProcedure<double[]> {
    @Override
    public double[] fit(int[] rows) {
      double[] best = columns[0];
      for (double[] column : columns) {
        double[] minus = Arrays.stream(column).map(v -> -v).toArray();
        best = performance(column, rows) > performance(best, rows) ? column : best;
        best = performance(minus, rows) > performance(best, rows) ? minus : best;
      }
      return best;
    }

    @Override
    public double performance(double[] model, int[] rows) {
      return Roc.auc(
          outcome.rows(rows), Arrays.stream(rows).mapToDouble(row -> model[row]).toArray());
    }
  }

  @Test
  void degenerateProceduresAreNamed() {
    ModelProcedure<Integer> failing =
        new ModelProcedure<>() {
          @Override
          public Integer fit(int[] rows) {
            throw new DegenerateDataException(Degeneracy.SEPARATION, "always");
          }

          @Override
          public double performance(Integer model, int[] rows) {
            return 0;
          }
        };
    refused(Degeneracy.SEPARATION, () -> OptimismCorrection.of(new Bootstrap(9, 10, 1), failing));
    refused(Degeneracy.TOO_FEW_ROWS, () -> new Bootstrap(1, 10, 1));
  }
}
