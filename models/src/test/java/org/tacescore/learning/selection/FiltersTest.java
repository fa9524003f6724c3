package org.tacescore.learning.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.evaluation.IccModel;

class FiltersTest {
  private static final BinaryOutcome ANY =
      BinaryOutcome.of(new boolean[] {false, true, false, true});

  @Test
  void constantColumnsGo() {
    FeatureTable table =
        FeatureTable.of(
            List.of("flat", "rounded", "small", "wide"),
            new double[][] {
              {7, 7, 7, 7}, {0.1 + 0.2, 0.3, 0.3, 0.3}, {1, 1, 1, 1.2}, {1, 2, 3, 4}
            });
    assertThat(new VarianceFilter(0).choose(table, ANY, 0)).containsExactly("small", "wide");
    assertThat(new VarianceFilter(1).choose(table, ANY, 0)).containsExactly("wide");
    assertThatThrownBy(() -> new VarianceFilter(2).choose(table, ANY, 0))
        .hasMessage("CONSTANT_COLUMN: none of 4 columns has a variance above 2.0");
  }

  @Test
  void copiesGoWhateverTheirScaleAndSign() {
    FeatureTable table =
        FeatureTable.of(
            List.of("a", "b", "scaled", "near"),
            new double[][] {{1, 2, 3, 5}, {4, 1, 1, 0}, {-7, -9, -11, -15}, {1, 2, 3, 5.5}});
    assertThat(DuplicateFilter.EXACT.choose(table, ANY, 0)).containsExactly("a", "b", "near");
    assertThat(new DuplicateFilter(0.99).choose(table, ANY, 0)).containsExactly("a", "b");
  }

  @Test
  void readersKeepWhatTheyAgreeOn() {
    FeatureTable first =
        FeatureTable.of(
            List.of("stable", "shifted", "random", "flat"),
            new double[][] {{1, 5, 9, 13}, {1, 2, 3, 4}, {1, 2, 3, 4}, {2, 2, 2, 2}});
    FeatureTable second =
        FeatureTable.of(
            List.of("flat", "random", "shifted", "stable"),
            new double[][] {{2, 2, 2, 2}, {3, 4, 1, 2}, {4, 5, 6, 7}, {1.1, 5.2, 8.9, 12.8}});
    StabilityFilter.Stability agreement =
        new StabilityFilter(IccModel.ABSOLUTE_AGREEMENT, 0.75).compare(List.of(first, second));
    assertThat(agreement.kept()).containsExactly("stable");
    assertThat(agreement.constant()).containsExactly("flat");
    assertThat(agreement.values()).containsOnlyKeys("stable", "shifted", "random");
    assertThat(
            new StabilityFilter(IccModel.CONSISTENCY, 0.75).compare(List.of(first, second)).kept())
        .containsExactly("stable", "shifted");
  }

  @Test
  void oneReaderAgreesWithNobody() {
    FeatureTable one = FeatureTable.of(List.of("a"), new double[][] {{1, 2, 3}});
    StabilityFilter filter = new StabilityFilter(IccModel.CONSISTENCY, 0.75);
    assertThatThrownBy(() -> filter.compare(List.of(one)))
        .hasMessageStartingWith("TOO_FEW_ROWS: 2 readers of the same subjects are needed");
  }
}
