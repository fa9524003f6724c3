package org.tacescore.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

class CalibrationTest {
  private final EvaluationSample sample = EvaluationSample.of("", 300, -0.2, 1.2, 0, 3);

  @Test
  void recalibratedPredictionsAreTrue() {
    Recalibration line = Recalibration.of(sample.outcome(), sample.before());
    double[] better = Arrays.stream(sample.before()).map(p -> line.at(p).observed()).toArray();
    Recalibration again = Recalibration.of(sample.outcome(), better);
    assertThat(again.slope().value()).isCloseTo(1, within(1e-6));
    assertThat(again.intercept().value()).isCloseTo(0, within(1e-6));
    assertThat(again.inTheLarge().value()).isCloseTo(0, within(1e-6));
    assertThat(Brier.of(sample.outcome(), better))
        .isLessThan(Brier.of(sample.outcome(), sample.before()));
  }

  @Test
  void oddsThatAreTwiceTooHighShowInTheLarge() {
    Recalibration line = Recalibration.of(sample.outcome(), sample.before());
    double[] doubled = Arrays.stream(sample.before()).map(p -> 2 * p / (1 + p)).toArray();
    assertThat(Recalibration.of(sample.outcome(), doubled).inTheLarge().value())
        .isCloseTo(line.inTheLarge().value() - Math.log(2), within(1e-6));
  }

  @Test
  void hosmerLemeshowOfThreeGroupsByHand() {
    // Groups {0.1, 0.2}, {0.4, 0.5}, {0.7, 0.9}: 1, 1, 2 positives of expected 0.3, 0.9, 1.6.
    BinaryOutcome outcome = BinaryOutcome.of(new boolean[] {false, true, true, false, true, true});
    HosmerLemeshow test =
        HosmerLemeshow.of(outcome, new double[] {0.1, 0.2, 0.4, 0.5, 0.7, 0.9}, 3, 2);
    double expected = 0.49 / 0.3 + 0.49 / 1.7 + 0.01 / 0.9 + 0.01 / 1.1 + 0.16 / 1.6 + 0.16 / 0.4;
    assertThat(test.chisq()).isCloseTo(expected, within(1e-12));
    assertThat(test.df()).isEqualTo(1);
    assertThat(test.bins()).extracting(CalibrationBin::positives).containsExactly(1, 1, 2);
  }

  @Test
  void equalPredictionsStayInAGroup() {
    double[] predictions = new double[40];
    boolean[] outcome = new boolean[40];
    for (int row = 0; row < 40; row++) {
      predictions[row] = row < 15 ? 0.2 : row < 25 ? 0.4 : row < 35 ? 0.6 : 0.8;
      outcome[row] = row % 3 == 0;
    }
    HosmerLemeshow test = HosmerLemeshow.of(BinaryOutcome.of(outcome), predictions);
    // Breaks are 0.2, 0.4, 0.6, 0.8; the lowest belongs to the group above it.
    assertThat(test.bins()).extracting(CalibrationBin::rows).containsExactly(25, 10, 5);
    assertThat(test.df()).isEqualTo(1);
    assertThat(HosmerLemeshow.of(BinaryOutcome.of(outcome), predictions, 10, 0).df()).isEqualTo(3);
    double[] two = Arrays.stream(predictions).map(p -> Math.min(p, 0.6)).toArray();
    refused(Degeneracy.TOO_FEW_ROWS, () -> HosmerLemeshow.of(BinaryOutcome.of(outcome), two));
  }

  @Test
  void brierIsTheMeanSquare() {
    BinaryOutcome outcome = BinaryOutcome.of(new boolean[] {true, false});
    assertThat(Brier.of(outcome, new double[] {0.8, 0.4})).isCloseTo(0.1, within(1e-15));
    BootstrapInterval interval = Brier.interval(sample.outcome(), sample.before(), 500, 3);
    assertThat(interval.value())
        .isEqualTo(Brier.of(sample.outcome(), sample.before()))
        .isBetween(interval.lower(), interval.upper());
  }

  @Test
  void netBenefitWeighsFalsePositives() {
    BinaryOutcome outcome = BinaryOutcome.of(new boolean[] {true, true, false, false, false});
    DecisionCurve curve =
        DecisionCurve.of(outcome, new double[] {0.9, 0.25, 0.6, 0.2, 0.1}, List.of(0.0, 0.25, 0.5));
    // At 0.25 two positives and one negative are treated: 2/5 - 1/5 * 1/3.
    assertThat(curve.model().get(0)).isEqualTo(0.4);
    assertThat(curve.model().get(1)).isCloseTo(0.4 - 0.2 / 3, within(1e-15));
    assertThat(curve.model().get(2)).isCloseTo(0.0, within(1e-15));
    assertThat(curve.all().get(2)).isCloseTo(0.4 - 0.6, within(1e-15));
    refused(
        Degeneracy.INVALID_VALUE,
        () -> DecisionCurve.of(outcome, new double[] {0.9, 0.3, 0.6, 0.2, 0.1}, List.of(1.0)));
  }

  @Test
  void degenerateDataGivesNoNumber() {
    BinaryOutcome four = BinaryOutcome.of(new boolean[] {false, true, false, true});
    refused(
        Degeneracy.INVALID_VALUE, () -> Recalibration.of(four, new double[] {0, 0.5, 0.6, 0.7}));
    refused(Degeneracy.INVALID_VALUE, () -> Brier.of(four, new double[] {0.1, 0.5, 1.6, 0.7}));
    refused(Degeneracy.ALL_TIED, () -> Brier.of(four, new double[] {0.5, 0.5, 0.5, 0.5}));
    refused(
        Degeneracy.SEPARATION, () -> Calibration.of(four, new double[] {0.1, 0.6, 0.2, 0.7}, 1));
    refused(
        Degeneracy.NOT_FINITE,
        () -> DecisionCurve.of(four, new double[] {0.1, 0.6, Double.NaN, 0.7}));
    refused(
        Degeneracy.ONE_CLASS,
        () -> HosmerLemeshow.of(BinaryOutcome.of(new boolean[3]), new double[] {0.1, 0.2, 0.3}));
  }

  static void refused(Degeneracy why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DegenerateDataException.class, e -> assertThat(e.degeneracy()).isEqualTo(why));
  }
}
