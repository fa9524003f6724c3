package org.tacescore.learning.survival;

import java.util.Optional;

/**
 * Events for each variable of a Cox regression. Below 10, coefficients and their intervals are
 * biased and coverage fails (Peduzzi 1995, doi:10.1016/0895-4356(95)00048-8).
 *
 * @param events 0 or more
 * @param variables that the data chose from, 1 or more: candidates, not only those left at the end
 */
public record EventsPerVariable(int events, int variables) {
  private static final int FEWEST = 10;

  public EventsPerVariable {
    if (events < 0 || variables < 1) {
      throw new IllegalArgumentException("%d events of %d variables".formatted(events, variables));
    }
  }

  public static EventsPerVariable of(int events, int variables) {
    return new EventsPerVariable(events, variables);
  }

  public double value() {
    return (double) events / variables;
  }

  /** What to say where there are fewer than 10 a variable. */
  public Optional<String> warning() {
    return events >= FEWEST * variables
        ? Optional.empty()
        : Optional.of(
            ("%d events for %d variables are %.1f each; below %d, coefficients of a Cox regression"
                    + " are unreliable: at least %d events are needed, or at most %d variables")
                .formatted(
                    events, variables, value(), FEWEST, FEWEST * variables, events / FEWEST));
  }
}
