package org.tacescore.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tacescore.learning.evaluation.CalibrationTest.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;

class ReclassificationTest {
  private static final BinaryOutcome OUTCOME =
      BinaryOutcome.of(new boolean[] {true, true, true, true, false, false, false, false, false});
  private static final double[] OLD = {0.2, 0.4, 0.6, 0.8, 0.1, 0.3, 0.5, 0.5, 0.7};
  private static final double[] NEW = {0.5, 0.6, 0.5, 0.9, 0.1, 0.2, 0.6, 0.3, 0.4};

  @Test
  void eachChangeIsAMove() {
    // Positives: 3 up, 1 down of 4. Negatives: 1 up, 3 down, 1 still of 5.
    Nri nri = Nri.continuous(OUTCOME, OLD, NEW);
    assertThat(nri.ofPositives()).isEqualTo(0.5);
    assertThat(nri.ofNegatives()).isEqualTo(0.4);
    assertThat(nri.value()).isCloseTo(0.9, within(1e-15));
    assertThat(nri.se()).isCloseTo(Math.sqrt(1 / 4.0 + 0.8 / 5), within(1e-15));
    double unrestricted = Math.sqrt((1 - 0.25) / 4 + (0.8 - 0.16) / 5);
    assertThat(nri.upper() - nri.value()).isCloseTo(1.959964 * unrestricted, within(1e-6));
  }

  @Test
  void aCutoffBelongsToTheCategoryAboveIt() {
    // At 0.5: positives 1 and 2 go up; of the negatives the last two go down.
    Nri nri = Nri.categories(OUTCOME, OLD, NEW, List.of(0.5));
    assertThat(nri.ofPositives()).isEqualTo(0.5);
    assertThat(nri.ofNegatives()).isEqualTo(0.4);
    assertThat(nri.se()).isCloseTo(Math.sqrt(0.5 / 4 + 0.4 / 5), within(1e-15));
  }

  @Test
  void improvementIsTheChangeOfMeans() {
    Idi idi = Idi.of(OUTCOME, OLD, NEW);
    assertThat(idi.value()).isCloseTo(0.5 / 4 + 0.5 / 5, within(1e-15));
    Idi back = Idi.of(OUTCOME, NEW, OLD);
    assertThat(back.value()).isCloseTo(-idi.value(), within(1e-15));
    assertThat(back.p()).isCloseTo(idi.p(), within(1e-15));
  }

  @Test
  void degenerateDataGivesNoNumber() {
    refused(Degeneracy.ALL_TIED, () -> Nri.continuous(OUTCOME, OLD, OLD));
    refused(Degeneracy.ALL_TIED, () -> Nri.categories(OUTCOME, OLD, NEW, List.of(0.95)));
    refused(Degeneracy.INVALID_VALUE, () -> Nri.categories(OUTCOME, OLD, NEW, List.of(0.5, 0.5)));
    refused(Degeneracy.ALL_TIED, () -> Idi.of(OUTCOME, OLD, OLD));
    refused(Degeneracy.ALL_TIED, () -> Nri.continuous(OUTCOME, new double[9], NEW));
    refused(Degeneracy.ONE_CLASS, () -> Idi.of(BinaryOutcome.of(new boolean[9]), OLD, NEW));
  }
}
