package org.tacescore.recipe.training;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of a patient, as far as it is known.
 *
 * @param timeDays days from treatment to the event or to the end of follow-up; positive
 * @param event whether the patient died at that time; else follow-up ended
 * @param response whether the tumour responded (CR or PR by mRECIST)
 * @param recurrence whether the tumour came back early
 */
public record PatientOutcome(
    OptionalDouble timeDays,
    Optional<Boolean> event,
    Optional<Boolean> response,
    Optional<Boolean> recurrence) {
  public PatientOutcome {
    if (timeDays.isPresent() != event.isPresent()) {
      throw new IllegalArgumentException("a time needs an event or its absence, and the reverse");
    }
    if (timeDays.isPresent() && !(timeDays.getAsDouble() > 0)) {
      throw new IllegalArgumentException("a time must be positive, got " + timeDays.getAsDouble());
    }
  }
}
