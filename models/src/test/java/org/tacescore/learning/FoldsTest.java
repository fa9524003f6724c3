package org.tacescore.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private static final int[] STRATA =
      IntStream.range(0, 53).map(row -> row % 3 == 0 ? 1 : 0).toArray();

  @Test
  void eachRowIsHeldOutOnceAndStrataAreSpread() {
    Folds folds = Folds.stratified(STRATA, 5, 3);
    int[] all =
        IntStream.range(0, 5).flatMap(fold -> IntStream.of(folds.heldOut(fold))).sorted().toArray();
    assertThat(all).isEqualTo(IntStream.range(0, 53).toArray());
    for (int fold = 0; fold < 5; fold++) {
      assertThat(IntStream.of(folds.heldOut(fold)).filter(row -> STRATA[row] == 1).count())
          .isBetween(3L, 4L);
      assertThat(folds.training(fold)).hasSize(53 - folds.heldOut(fold).length);
    }
  }

  @Test
  void theSeedDecides() {
    assertThat(Folds.stratified(STRATA, 5, 3))
        .hasToString(Folds.stratified(STRATA, 5, 3).toString());
    assertThat(Folds.stratified(STRATA, 5, 4).toString())
        .isNotEqualTo(Folds.stratified(STRATA, 5, 3).toString());
  }

  @Test
  void leavesOneCentreOut() {
    Folds folds = Folds.byGroup(List.of("b", "a", "b", "c"));
    assertThat(folds.count()).isEqualTo(3);
    assertThat(folds.heldOut(1)).containsExactly(0, 2);
  }

  @Test
  void anUnknownColumnIsAnsweredWithTheNearest() {
    FeatureTable table = FeatureTable.of(List.of("age", "afp"), new double[2][1]);
    assertThatThrownBy(() -> table.column("AFB"))
        .isInstanceOf(DegenerateDataException.class)
        .hasMessage("UNKNOWN_COLUMN: there is no column 'AFB'; did you mean 'afp'?");
  }
}
