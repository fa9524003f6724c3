package org.tacescore.learning.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;

class SelectKBestTest {
  private static final BinaryOutcome HALF =
      BinaryOutcome.of(new boolean[] {false, false, false, true, true, true});

  @Test
  void fIsThatOfTheHandComputedAnalysis() {
    // Means 2 and 4 around 3: 3 + 3 between with 1 degree of freedom; 2 + 8 within with 4.
    FeatureTable table = FeatureTable.of(List.of("a"), new double[][] {{1, 2, 3, 2, 4, 6}});
    assertThat(SelectKBest.fValues(table, HALF)[0]).isCloseTo(6 / 2.5, within(1e-14));
  }

  @Test
  void fDoesNotDependOnTheScale() {
    FeatureTable table =
        FeatureTable.of(
            List.of("a", "b"),
            new double[][] {
              {1, 2, 3, 2, 4, 6},
              {1e9 + 1e-3, 1e9 + 2e-3, 1e9 + 3e-3, 1e9 + 2e-3, 1e9 + 4e-3, 1e9 + 6e-3}
            });
    double[] f = SelectKBest.fValues(table, HALF);
    // Of 1e9 a double keeps 1e-7, that is 1e-4 of a step here.
    assertThat(f[1]).isCloseTo(f[0], within(1e-3));
  }

  @Test
  void bestComeFirstAndTiesInOrder() {
    FeatureTable table =
        FeatureTable.of(
            List.of("weak", "strong", "weakToo", "parted"),
            new double[][] {
              {1, 2, 3, 2, 4, 6}, {1, 2, 3, 7, 8, 9}, {1, 2, 3, 2, 4, 6}, {0, 0, 0, 1, 1, 1}
            });
    assertThat(new SelectKBest(3).choose(table, HALF, 0))
        .containsExactly("parted", "strong", "weak");
    assertThat(new SelectKBest(9).choose(table, HALF, 0)).hasSize(4);
  }

  @Test
  void namesWhatAllowsNoF() {
    FeatureTable constant = FeatureTable.of(List.of("flat"), new double[][] {{3, 3, 3, 3, 3, 3}});
    assertThatThrownBy(() -> SelectKBest.fValues(constant, HALF))
        .hasMessage("CONSTANT_COLUMN: column flat is 3.0 in all rows");
    BinaryOutcome one = BinaryOutcome.of(new boolean[6]);
    FeatureTable table = Generated.noise(6, 1, 1);
    assertThatThrownBy(() -> SelectKBest.fValues(table, one)).hasMessageStartingWith("ONE_CLASS");
  }
}
