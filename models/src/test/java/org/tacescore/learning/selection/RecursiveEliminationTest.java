package org.tacescore.learning.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.model.ForestTrainer;

class RecursiveEliminationTest {
  private static final FeatureTable TABLE = Generated.noise(120, 60, 8);
  private static final BinaryOutcome OUTCOME = Generated.linear(TABLE, 3, 0.3, 9);

  private static RecursiveElimination elimination(double tolerance) {
    return new RecursiveElimination(
        List.of(20, 3, 1, 10, 500), 5, new ForestTrainer(30), tolerance);
  }

  @Test
  void findsThePlantedColumnsAndTriesTheWidthItself() {
    Elimination elimination = elimination(0).run(TABLE, OUTCOME, 1);
    assertThat(elimination.profile())
        .extracting(Elimination.Step::size)
        .containsExactly(1, 3, 10, 20, 60);
    assertThat(elimination.chosen()).hasSize(elimination.size()).contains("f0", "f1", "f2");
    double most =
        elimination.profile().stream().mapToDouble(Elimination.Step::accuracy).max().orElseThrow();
    assertThat(elimination.profile())
        .filteredOn(step -> step.size() == elimination.size())
        .singleElement()
        .satisfies(step -> assertThat(step.accuracy()).isEqualTo(most));
    assertThat(most).isGreaterThan(0.75);
  }

  @Test
  void aToleranceTakesTheLeastSizeWithinIt() {
    Elimination strict = elimination(0).run(TABLE, OUTCOME, 1);
    Elimination lenient = elimination(100).run(TABLE, OUTCOME, 1);
    assertThat(lenient.profile()).isEqualTo(strict.profile());
    assertThat(lenient.size()).isEqualTo(1);
    assertThat(strict.chosen()).startsWith(lenient.chosen().get(0));
  }

  @Test
  void aFoldCountsAsOftenAsItRetainsAColumn() {
    MeanImportance mean = new MeanImportance(3, List.of(1, 2, 3));
    mean.add(new double[] {6, 3, 1});
    mean.add(new double[] {1, 2, 4});
    // The first column is retained at 3 sizes, then at 1 of them; the others likewise.
    assertThat(mean.means())
        .containsExactly((3 * 6 + 1) / 4.0, (2 * 3 + 2 * 2) / 4.0, (1 + 3 * 4) / 4.0);
    assertThat(MeanImportance.best(mean.means(), 2)).containsExactly(0, 2);
  }

  @Test
  void theSeedDecides() {
    assertThat(elimination(0).run(TABLE, OUTCOME, 1))
        .isEqualTo(elimination(0).run(TABLE, OUTCOME, 1))
        .isNotEqualTo(elimination(0).run(TABLE, OUTCOME, 2));
  }

  @Test
  void aClassMustStandInEachFold() {
    boolean[] few = new boolean[120];
    few[3] = true;
    assertThatThrownBy(() -> elimination(0).run(TABLE, BinaryOutcome.of(few), 1))
        .hasMessage("TOO_FEW_ROWS: 1 positive and 119 negative rows for 5 folds");
  }
}
