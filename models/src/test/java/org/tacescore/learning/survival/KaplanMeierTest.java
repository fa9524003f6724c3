package org.tacescore.learning.survival;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.SurvivalOutcome;

class KaplanMeierTest {
  private static SurvivalOutcome outcome(double... timesOfEventsNegativeIfCensored) {
    double[] times = new double[timesOfEventsNegativeIfCensored.length];
    boolean[] events = new boolean[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.abs(timesOfEventsNegativeIfCensored[i]);
      events[i] = timesOfEventsNegativeIfCensored[i] > 0;
    }
    return SurvivalOutcome.of(times, events);
  }

  @Test
  void curveOfFivePatients() {
    KaplanMeier curve = KaplanMeier.of(outcome(3, -2, 1, -3, 4), ConfidenceType.LOG);
    assertThat(curve.curve()).extracting(KaplanMeierStep::time).containsExactly(1.0, 2.0, 3.0, 4.0);
    assertThat(curve.curve()).extracting(KaplanMeierStep::atRisk).containsExactly(5, 4, 3, 1);
    assertThat(curve.curve().get(0).se()).isCloseTo(0.8 * Math.sqrt(0.05), within(1e-15));
    assertThat(curve.curve().get(0).lower())
        .isCloseTo(0.8 * Math.exp(-1.959963984540054 * Math.sqrt(0.05)), within(1e-14));
    assertThat(curve.curve().get(2).survival()).isCloseTo(0.8 * 2 / 3, within(1e-15));
    assertThat(curve.curve().get(3).survival()).isZero();
    assertThat(curve.curve().get(3).upper()).isNaN();
    assertThat(curve.median()).isEqualTo(4);
    assertThat(List.of(curve.n(), curve.events())).containsExactly(5, 3);
  }

  @Test
  void survivalAndNumberAtRiskAtAnyTime() {
    KaplanMeier curve = KaplanMeier.of(outcome(1, -2, 3, -3, 4), ConfidenceType.PLAIN);
    assertThat(curve.survivalAt(0.5)).isEqualTo(1);
    assertThat(curve.survivalAt(2.5)).isEqualTo(0.8);
    assertThat(curve.survivalAt(4.5)).isNaN();
    assertThat(curve.atRisk(2.5)).isEqualTo(3);
    assertThat(curve.atRisk(5)).isZero();
  }

  @Test
  void medianIsTheMiddleOfAPieceThatIsFlatAtOneHalf() {
    assertThat(KaplanMeier.of(outcome(1, 2, 3, 4), ConfidenceType.LOG).median()).isEqualTo(2.5);
    assertThat(KaplanMeier.of(outcome(1, -2), ConfidenceType.LOG).median()).isEqualTo(1);
    assertThat(KaplanMeier.of(outcome(1, -2, -3), ConfidenceType.LOG).median()).isNaN();
  }

  @Test
  void timesThatDifferByRoundingAreOne() {
    KaplanMeier curve = KaplanMeier.of(outcome(0.1 + 0.2, 0.3, 1), ConfidenceType.LOG);
    assertThat(curve.curve()).hasSize(2);
    assertThat(curve.curve().get(0).events()).isEqualTo(2);
  }

  @Test
  void aGroupWithoutEventsIsFlat() {
    Map<String, KaplanMeier> curves =
        KaplanMeier.of(outcome(-2, 1, -3, 4), List.of("b", "a", "b", "a"), ConfidenceType.LOG_LOG);
    assertThat(curves.keySet()).containsExactly("a", "b");
    assertThat(requireNonNull(curves.get("b")).median()).isNaN();
    assertThat(requireNonNull(curves.get("b")).survivalAt(3)).isEqualTo(1);
  }

  @Test
  void refusesDataWithoutEvents() {
    assertThatThrownBy(() -> KaplanMeier.of(outcome(-1, -2), ConfidenceType.LOG))
        .isInstanceOfSatisfying(
            DegenerateDataException.class,
            e -> assertThat(e.degeneracy()).isEqualTo(Degeneracy.NO_EVENTS));
    assertThat(ConfidenceType.parse("log-log")).isEqualTo(ConfidenceType.LOG_LOG);
    assertThatThrownBy(() -> ConfidenceType.parse("logit")).hasMessageContaining("log, log-log");
  }

  @Test
  void logRankOfFourPatients() {
    LogRank test = LogRank.of(outcome(1, 3, 2, -4), List.of("a", "a", "b", "b"));
    assertThat(test.chisq()).isCloseTo(8.0 / 13, within(1e-15));
    assertThat(test.df()).isEqualTo(1);
    assertThat(test.p()).isCloseTo(0.4327675806678, within(1e-8));
    assertThat(requireNonNull(test.groups().get("a")).expected()).isCloseTo(4.0 / 3, within(1e-15));
    assertThat(requireNonNull(test.groups().get("b")).observed()).isEqualTo(1);
  }

  @Test
  void logRankKnowsNeitherTheUnitOfTimeNorTheOrderOfRows() {
    SurvivalSample sample = SurvivalSample.of("s", 90, 3, 1, 0.05, 11);
    LogRank test = LogRank.of(sample.outcome(), sample.groups());
    double[] times = sample.outcome().times();
    double[] days = new double[times.length];
    boolean[] events = new boolean[times.length];
    String[] groups = new String[times.length];
    for (int row = 0; row < times.length; row++) {
      int back = times.length - 1 - row;
      days[back] = times[row] * 30;
      events[back] = sample.outcome().event(row);
      groups[back] = sample.groups().get(row);
    }
    LogRank same = LogRank.of(SurvivalOutcome.of(days, events), List.of(groups));
    assertThat(same.chisq()).isCloseTo(test.chisq(), within(1e-10));
    assertThat(same.df()).isEqualTo(2);
  }

  @Test
  void logRankRefusesWhatTellsNothing() {
    assertThatThrownBy(() -> LogRank.of(outcome(1, 2), List.of("a", "a")))
        .hasMessageStartingWith("CONSTANT_COLUMN");
    assertThatThrownBy(() -> LogRank.of(outcome(-1, -2), List.of("a", "b")))
        .hasMessageStartingWith("NO_EVENTS");
    assertThatThrownBy(() -> LogRank.of(outcome(-1, 2), List.of("a", "b")))
        .hasMessageStartingWith("TOO_FEW_ROWS");
  }
}
