package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.evaluation.Roc;

class ForestTrainerTest {
  private static final FeatureTable TABLE = Generated.noise(200, 5, 5);
  private static final BinaryOutcome XOR = Generated.xor(TABLE);

  @Test
  void learnsXor() {
    ForestModel model = new ForestTrainer(200).fit(TABLE, XOR, 1);
    FeatureTable fresh = Generated.noise(300, 5, 6);
    double[] scores =
        IntStream.range(0, 300).mapToDouble(row -> model.score(fresh.row(row))).toArray();
    assertThat(Roc.auc(Generated.xor(fresh), scores)).isGreaterThan(0.95);
    assertThat(Arrays.stream(scores)).allMatch(score -> score >= 0 && score <= 1);
  }

  @Test
  void theSplitIsTheMiddleOfWhatParts() {
    FeatureTable table = FeatureTable.of(List.of("x"), new double[][] {{1, 1, 1, 3, 3, 3}});
    BinaryOutcome outcome = BinaryOutcome.of(new boolean[] {false, false, false, true, true, true});
    ForestModel model = new ForestTrainer(50).fit(table, outcome, 1);
    double below = model.score(new double[] {Math.nextDown(2.0)});
    double above = model.score(new double[] {2});
    assertThat(below).isLessThan(0.1).isEqualTo(model.score(new double[] {-9}));
    assertThat(above).isGreaterThan(0.9).isEqualTo(model.score(new double[] {99}));
  }

  @Test
  void bothImportancesFindWhatMatters() {
    GrownForest forest = new ForestTrainer(200).grow(TABLE, XOR, 1);
    double[] impurity = forest.impurityImportance();
    double[] permutation = forest.permutationImportance();
    assertThat(Math.min(impurity[0], impurity[1]))
        .isGreaterThan(Arrays.stream(impurity, 2, 5).max().orElseThrow());
    assertThat(Math.min(permutation[0], permutation[1]))
        .isGreaterThan(3 * Arrays.stream(permutation, 2, 5).max().orElseThrow());
    // What all splits take off is the sample's whole impurity, about 1/2, as leaves are pure.
    assertThat(Arrays.stream(impurity).sum()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void theSeedDecidesAndThreadsDoNot() throws Exception {
    String first = ModelJson.write(new ForestTrainer(20).fit(TABLE, XOR, 1));
    ForkJoinPool one = new ForkJoinPool(1);
    try {
      assertThat(one.submit(() -> ModelJson.write(new ForestTrainer(20).fit(TABLE, XOR, 1))).get())
          .isEqualTo(first);
    } finally {
      one.shutdown();
    }
    assertThat(ModelJson.write(new ForestTrainer(20).fit(TABLE, XOR, 2))).isNotEqualTo(first);
  }

  @Test
  void leavesHoldTheRowsThatAreAskedFor() {
    ForestModel stump = new ForestTrainer(30, 5, 100).fit(TABLE, XOR, 1);
    assertThat(stump.trees()).allMatch(tree -> tree.nodes() <= 3);
  }

  @Test
  void constantColumnsCannotSplit() {
    FeatureTable flat = FeatureTable.of(List.of("x"), new double[][] {{2, 2, 2, 2}});
    BinaryOutcome outcome = BinaryOutcome.of(new boolean[] {false, true, true, true});
    ForestModel model = new ForestTrainer(400).fit(flat, outcome, 1);
    assertThat(model.score(new double[] {5})).isCloseTo(0.75, within(0.05));
    assertThatThrownBy(() -> new ForestTrainer(2).fit(flat, BinaryOutcome.of(new boolean[4]), 1))
        .hasMessageStartingWith("ONE_CLASS");
  }
}
