package org.tacescore.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tacescore.learning.evaluation.CalibrationTest.refused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;

class CentresTest {
  private final EvaluationSample sample = EvaluationSample.of("", 120, 0, 1, 0, 6);

  @Test
  void aCentreIsScoredByWhatTheOthersTaught() {
    List<String> centres = new ArrayList<>();
    for (int row = 0; row < 120; row++) {
      centres.add(List.of("Lyon", "Basel", "Genoa").get(row % 3));
    }
    List<Integer> learned = new ArrayList<>();
    double[] scores = sample.before();
    LeaveOneCentreOut result =
        LeaveOneCentreOut.of(
            sample.outcome(),
            centres,
            rows -> {
              learned.add(rows.length);
              boolean[] known = new boolean[120];
              Arrays.stream(rows).forEach(row -> known[row] = true);
              return row -> {
                assertThat(known[row]).isFalse();
                return scores[row];
              };
            });
    assertThat(learned).containsExactly(80, 80, 80);
    assertThat(result.centres())
        .extracting(CentreAuc::centre)
        .containsExactly("Basel", "Genoa", "Lyon");
    assertThat(result.centres()).allMatch(c -> c.roc().isPresent() && c.absence().isEmpty());
    assertThat(result.pooled()).isEqualTo(Roc.of(sample.outcome(), scores));
    assertThat(result.lowest()).isLessThan(result.highest());
  }

  @Test
  void aCentreWithoutAnAreaSaysWhy() {
    BinaryOutcome outcome =
        BinaryOutcome.of(new boolean[] {true, true, false, false, true, true, true});
    LeaveOneCentreOut result =
        LeaveOneCentreOut.summary(
            outcome,
            List.of("a", "a", "a", "a", "b", "b", "b"),
            new double[] {4, 2, 3, 1, 5, 6, 7});
    assertThat(result.centres().get(1).roc()).isEmpty();
    assertThat(result.centres().get(1).absence()).contains("ONE_CLASS", "all 3 outcomes are 1");
    assertThat(result.lowest()).isEqualTo(0.75);
    refused(
        Degeneracy.TOO_FEW_ROWS,
        () ->
            LeaveOneCentreOut.summary(
                outcome,
                List.of("a", "a", "a", "a", "a", "a", "a"),
                new double[] {4, 2, 3, 1, 5, 6, 7}));
  }

  @Test
  void fewEventsAreWarnedOf() {
    BinaryOutcome outcome = EvaluationSample.of("", 114, -0.3, 1, 0, 1).outcome();
    int events = Math.min(outcome.positives(), outcome.negatives());
    assertThat(SampleSize.toDevelop(outcome, 3).warnings()).isEmpty();
    SampleSize many = SampleSize.toDevelop(outcome, 960);
    assertThat(many.eventsPerVariable()).isEqualTo(events / 960.0);
    assertThat(many.warnings())
        .containsExactly(
            ("%d rows of the smaller class for 960 candidate variables are %.1f events each; below"
                    + " 10 a model fits noise: at least 9600 events are needed, or at most %d"
                    + " variables")
                .formatted(events, events / 960.0, events / 10));
    assertThat(SampleSize.toValidate(outcome).warnings()).hasSize(1);
  }
}
