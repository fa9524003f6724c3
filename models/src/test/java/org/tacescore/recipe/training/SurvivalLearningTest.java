package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.SurvivalOutcome;

/** A Cox regression on chosen columns that allow none together. */
class SurvivalLearningTest {
  private static final int ROWS = 40;

  /** Later columns than "age" say what it says, or order all events. */
  private static final FeatureTable TABLE = table();

  private static final SurvivalOutcome OUTCOME = outcome();

  @Test
  void leavesOutTheLeastOfTheChosenUntilThereIsAMaximum() {
    assertThat(fitted("size")).containsExactly("age", "size");
    assertThat(fitted("size", "age again")).containsExactly("age", "size");
    assertThat(fitted("size", "order", "age again")).containsExactly("age", "size");
    assertThat(fitted("age again", "size")).containsExactly("age");
  }

  @Test
  void refusesWhereWhatIsAlwaysThereAllowsNone() {
    assertThatThrownBy(
            () ->
                SurvivalLearning.finite(
                    List.of("size"), chosen -> TABLE.select(List.of("age", "age again")), OUTCOME))
        .isInstanceOfSatisfying(
            DegenerateDataException.class,
            e -> assertThat(e.degeneracy()).isEqualTo(Degeneracy.DUPLICATE_COLUMN));
  }

  private static List<String> fitted(String... chosen) {
    return List.copyOf(
        SurvivalLearning.finite(List.of(chosen), SurvivalLearningTest::withAge, OUTCOME)
            .coefficients()
            .keySet());
  }

  private static FeatureTable withAge(List<String> chosen) {
    List<String> names = new ArrayList<>(List.of("age"));
    names.addAll(chosen);
    return TABLE.select(names);
  }

  private static FeatureTable table() {
    SplittableRandom random = new SplittableRandom(4);
    double[][] columns = new double[4][ROWS];
    for (int row = 0; row < ROWS; row++) {
      columns[0][row] = random.nextDouble();
      columns[1][row] = random.nextDouble();
      columns[2][row] = -row;
      columns[3][row] = 2 * columns[0][row] + 1;
    }
    return FeatureTable.of(List.of("age", "size", "order", "age again"), columns);
  }

  private static SurvivalOutcome outcome() {
    double[] times = new double[ROWS];
    boolean[] events = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      times[row] = row + 1;
      events[row] = row % 3 != 0;
    }
    return SurvivalOutcome.of(times, events);
  }
}
