package org.tacescore.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.score.HighWhen;

class ClassificationMeasuresTest {
  private static final BinaryOutcome OUTCOME =
      BinaryOutcome.of(new boolean[] {true, true, true, false, false, false, false});
  private static final double[] SCORES = {5, 4, 1, 4, 3, 2, 1};

  @Test
  void theComparatorDecidesTies() {
    ClassificationMeasures above = ClassificationMeasures.of(OUTCOME, SCORES, 4, HighWhen.GREATER);
    assertThat(above.truePositives()).isEqualTo(1);
    assertThat(above.falsePositives()).isZero();
    assertThat(above.ties()).isEqualTo(2);
    ClassificationMeasures from =
        ClassificationMeasures.of(OUTCOME, SCORES, 4, HighWhen.GREATER_OR_EQUAL);
    assertThat(from.truePositives()).isEqualTo(2);
    assertThat(from.falsePositives()).isEqualTo(1);
    assertThat(from.trueNegatives()).isEqualTo(3);
    assertThat(from.falseNegatives()).isEqualTo(1);
    assertThat(from.accuracy().value()).isEqualTo(5 / 7.0);
    assertThat(from.precision().orElseThrow().value()).isEqualTo(2 / 3.0);
    assertThat(from.negativePredictiveValue().orElseThrow().value()).isEqualTo(0.75);
    assertThat(from.f1().value()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void shareOfNoRowsIsNone() {
    ClassificationMeasures none = ClassificationMeasures.of(OUTCOME, SCORES, 5, HighWhen.GREATER);
    assertThat(none.precision()).isEmpty();
    assertThat(none.f1().value()).isZero();
    assertThat(
            ClassificationMeasures.of(OUTCOME, SCORES, 0, HighWhen.GREATER)
                .negativePredictiveValue())
        .isEmpty();
  }

  @Test
  void wilsonsIntervalIsThatOfItsFormula() {
    // z = 1.96: (8 + z^2/2 +- z sqrt(8 * 2 / 10 + z^2 / 4)) / (10 + z^2)
    Proportion share = Proportion.of(8, 10);
    assertThat(share.lower()).isCloseTo(0.4901625, within(1e-6));
    assertThat(share.upper()).isCloseTo(0.9433178, within(1e-6));
    assertThat(Proportion.of(0, 10).lower()).isZero();
    assertThat(Proportion.of(10, 10).upper()).isEqualTo(1);
  }
}
