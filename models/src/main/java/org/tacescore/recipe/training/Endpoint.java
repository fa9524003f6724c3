package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What the classifiers of a recipe are trained to tell. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Endpoint.DeathWithin.class, name = "death-within"),
  @JsonSubTypes.Type(value = Endpoint.Status.class, name = "status"),
  @JsonSubTypes.Type(value = Endpoint.Response.class, name = "response"),
  @JsonSubTypes.Type(value = Endpoint.Recurrence.class, name = "recurrence")
})
public sealed interface Endpoint {
  /** The name by which a training asks for it. */
  String id();

  /** The endpoint in words, as a model card prints it. */
  String title();

  /** Why it is so. */
  String source();

  /** What it makes of a patient. */
  EndpointLabel of(PatientOutcome outcome);

  /**
   * Death within a fixed time, so that the length of follow-up does not decide the class.
   *
   * @param days the horizon; a death on that day counts, follow-up to that day is enough
   */
  record DeathWithin(String id, double days, String title, String source) implements Endpoint {
    public DeathWithin {
      if (!(days > 0) || !Double.isFinite(days)) {
        throw new IllegalArgumentException("days must be positive, got " + days);
      }
    }

    @Override
    public EndpointLabel of(PatientOutcome outcome) {
      if (outcome.timeDays().isEmpty()) {
        return EndpointLabel.OUTCOME_NOT_STATED;
      }
      double time = outcome.timeDays().getAsDouble();
      if (time <= days && outcome.event().orElseThrow()) {
        return EndpointLabel.POSITIVE;
      }
      return time >= days ? EndpointLabel.NEGATIVE : EndpointLabel.CENSORED_BEFORE_HORIZON;
    }
  }

  /** Death at any time of follow-up: mixes prognosis with the length of follow-up. */
  record Status(String id, String title, String source) implements Endpoint {
    @Override
    public EndpointLabel of(PatientOutcome outcome) {
      return label(outcome.event());
    }
  }

  /** Response of the tumour. */
  record Response(String id, String title, String source) implements Endpoint {
    @Override
    public EndpointLabel of(PatientOutcome outcome) {
      return label(outcome.response());
    }
  }

  /** Early return of the tumour. */
  record Recurrence(String id, String title, String source) implements Endpoint {
    @Override
    public EndpointLabel of(PatientOutcome outcome) {
      return label(outcome.recurrence());
    }
  }

  private static EndpointLabel label(Optional<Boolean> stated) {
    return stated
        .map(reached -> reached ? EndpointLabel.POSITIVE : EndpointLabel.NEGATIVE)
        .orElse(EndpointLabel.OUTCOME_NOT_STATED);
  }
}
