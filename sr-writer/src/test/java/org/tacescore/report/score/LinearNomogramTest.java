package org.tacescore.report.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.report.score.LinearNomogram.Mark;
import org.tacescore.report.score.LinearNomogram.Prediction;
import org.tacescore.report.score.LinearNomogram.Term;

class LinearNomogramTest {
  /** 2 x + (A 0, B 1), x from 0 to 1 and 0.5, B: terms 2 of at most 3. */
  private static final List<Term> TERMS =
      List.of(
          Term.ofNumber("x", 2, 0, 1, 0.5, "0.5"),
          new Term("stage", List.of(new Mark("A", 0), new Mark("B", 1)), 1, "B"));

  @Test
  void placesThePatientByHand() {
    List<Nomogram.Axis> axes =
        new LinearNomogram("t", TERMS, List.of(Prediction.ofProbability("p", -2, "50 %")))
            .drawn()
            .axes();

    assertThat(axes).hasSize(5);
    assertThat(axes.get(1).place().orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(axes.get(1).told()).isEqualTo("0.5: 50 P");
    assertThat(axes.get(2).to()).isCloseTo(0.5, within(1e-12));
    assertThat(axes.get(2).told()).isEqualTo("B: 50 P");
    assertThat(axes.get(3).place().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(axes.get(3).told()).isEqualTo("100 P");
    // The terms are 2 and the intercept -2: p is 0.5, where the patient is.
    assertThat(axes.get(4).ticks())
        .filteredOn(tick -> tick.label().equals("50 %"))
        .singleElement()
        .satisfies(tick -> assertThat(tick.at()).isCloseTo(2.0 / 3, within(1e-12)));
  }

  @Test
  void survivalFallsWithTheSum() {
    Prediction survival = Prediction.ofSurvival("12 months", 0.8, 1, "80 %");

    assertThat(survival.logit().applyAsDouble(0.8)).isCloseTo(1, within(1e-12));
    assertThat(survival.logit().applyAsDouble(0.5)).isGreaterThan(1);
  }

  @Test
  void aScaleReachesToThePatient() {
    Term beyond = Term.ofNumber("x", 2, 0, 1, 3.3, "3.3");

    assertThat(beyond.highest()).isCloseTo(6.6, within(1e-12));
    assertThat(new LinearNomogram("t", List.of(beyond), List.of()).drawn().axes().get(1).place())
        .hasValue(1);
  }

  @Test
  void refusesTermsWithoutEffect() {
    Term none = Term.ofNumber("x", 0, 0, 1, 0.5, "0.5");

    assertThatThrownBy(() -> new LinearNomogram("t", List.of(none), List.of()))
        .isInstanceOf(InvalidScorePageException.class);
    assertThatThrownBy(() -> Term.ofNumber("x", 1, 2, 2, 2, "2"))
        .isInstanceOf(InvalidScorePageException.class);
  }
}
