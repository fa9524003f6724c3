package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
  private static final PatientOutcome NOTHING =
      new PatientOutcome(
          OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "364, true, POSITIVE",
    "365, true, POSITIVE",
    "365.5, true, NEGATIVE",
    "364.5, false, CENSORED_BEFORE_HORIZON",
    "365, false, NEGATIVE",
    "2000, false, NEGATIVE"
  })
  void deathWithinAYear(double days, boolean event, EndpointLabel label) {
    Endpoint year = new Endpoint.DeathWithin("year", 365, "t", "s");
    assertThat(year.of(outcome(days, event))).isEqualTo(label);
    assertThat(year.of(NOTHING)).isEqualTo(EndpointLabel.OUTCOME_NOT_STATED);
  }

  @Test
  void statedOutcomes() {
    assertThat(new Endpoint.Status("s", "t", "s").of(outcome(1, true)))
        .isEqualTo(EndpointLabel.POSITIVE);
    assertThat(new Endpoint.Status("s", "t", "s").of(outcome(1, false)))
        .isEqualTo(EndpointLabel.NEGATIVE);
    assertThat(new Endpoint.Response("r", "t", "s").of(outcome(1, true)))
        .isEqualTo(EndpointLabel.NEGATIVE);
    assertThat(new Endpoint.Recurrence("r", "t", "s").of(outcome(1, true)))
        .isEqualTo(EndpointLabel.OUTCOME_NOT_STATED);
    assertThatThrownBy(() -> new Endpoint.DeathWithin("x", 0, "t", "s"))
        .hasMessage("days must be positive, got 0.0");
  }

  private static PatientOutcome outcome(double days, boolean event) {
    return new PatientOutcome(
        OptionalDouble.of(days), Optional.of(event), Optional.of(false), Optional.empty());
  }
}
