package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Selection;

class ChosenBeforeTest {
  private int choices;

  private final Selection counted =
      new Selection() {
        @Override
        public List<String> choose(FeatureTable table, BinaryOutcome outcome, long seed) {
          choices++;
          return List.of("b");
        }

        @Override
        public String toString() {
          return "counted";
        }
      };

  /** Each fold makes its rows anew, so that only what they hold can tell that they are the same. */
  @Test
  void choosesOnceFromTheSameRows() {
    ChosenBefore before = new ChosenBefore();
    for (int signature = 0; signature < 3; signature++) {
      assertThat(before.remembered(counted).choose(table(1), outcome(true), 7))
          .containsExactly("b");
    }
    assertThat(choices).isEqualTo(1);
  }

  @Test
  void choosesAgainForOtherRowsOutcomesAndSeeds() {
    Selection remembered = new ChosenBefore().remembered(counted);
    remembered.choose(table(1), outcome(true), 7);
    remembered.choose(table(2), outcome(true), 7);
    remembered.choose(table(1), outcome(false), 7);
    remembered.choose(table(1), outcome(true), 8);
    assertThat(choices).isEqualTo(4);
  }

  private static FeatureTable table(double first) {
    return FeatureTable.of(List.of("a", "b"), new double[][] {{first, 5, 9}, {2, 4, 6}});
  }

  private static BinaryOutcome outcome(boolean last) {
    return BinaryOutcome.of(new boolean[] {true, false, last});
  }
}
