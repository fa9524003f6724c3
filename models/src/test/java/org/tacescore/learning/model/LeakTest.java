package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.Selection;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.selection.Mrmr;
import org.tacescore.learning.selection.SelectKBest;

/**
 * Columns of noise say nothing of an outcome of chance. A method that sees held-out rows anywhere
 * finds something all the same; the last lines of the test show that such a find would be seen.
 */
class LeakTest {
  private static final int ROWS = 100;
  private static final int SEEDS = 6;

  /**
   * Of one run the AUC of chance has a standard deviation of about 0.06 (Mann-Whitney, 50 and 50);
   * of the mean of 6 runs 0.025. Cross-validation of chance lies a little below 0.5, as a fold that
   * has more of a class leaves less of it to train on.
   */
  private static final double LOW = 0.42;

  private static final double HIGH = 0.56;

  static List<Arguments> learners() {
    List<Trainer> svms = List.of(new SvmTrainer(0.5, 0.02, 2), new SvmTrainer(1, 0.2, 2));
    List<Trainer> logistic = List.of(new LogisticTrainer());
    return List.of(
        Arguments.of(new SelectKBest(10), svms),
        Arguments.of(new SelectKBest(5), logistic),
        Arguments.of(new Mrmr(5), logistic));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void noiseSaysNothing(Selection selection, List<Trainer> trainers) {
    Pipeline honest = new Pipeline(List.of(selection), trainers, 2);
    double within =
        LongStream.range(0, SEEDS)
            .mapToDouble(seed -> auc(honest, table(seed), outcome(seed), seed))
            .average()
            .orElseThrow();
    assertThat(within).isBetween(LOW, HIGH);

    Pipeline late = new Pipeline(List.of(), trainers, 2);
    double outside =
        LongStream.range(0, SEEDS)
            .mapToDouble(
                seed -> {
                  FeatureTable table = table(seed);
                  List<String> seenAll = selection.choose(table, outcome(seed), seed);
                  return auc(late, table.select(seenAll), outcome(seed), seed);
                })
            .average()
            .orElseThrow();
    assertThat(outside).isGreaterThan(0.7);
  }

  private static FeatureTable table(long seed) {
    return Generated.noise(ROWS, 500, 100 + seed);
  }

  private static BinaryOutcome outcome(long seed) {
    return Generated.chance(ROWS, 200 + seed);
  }

  private static double auc(Learner learner, FeatureTable table, BinaryOutcome truth, long seed) {
    return Roc.auc(truth, new NestedCrossValidation(learner, 5).run(table, truth, seed).toArray());
  }
}
