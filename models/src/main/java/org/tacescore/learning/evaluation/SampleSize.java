package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;

/**
 * Whether there are patients enough for what is done with them, and what to say where not.
 *
 * @param rows patients
 * @param events rows of the smaller class
 * @param variables that the data chose from, not only those left at the end; 0 where no model is
 *     fitted
 * @param warnings sentences, empty where all is well
 */
public record SampleSize(int rows, int events, int variables, List<String> warnings) {
  private static final int EVENTS_PER_VARIABLE = 10;
  private static final int EVENTS_TO_VALIDATE = 100;

  public SampleSize {
    warnings = List.copyOf(warnings);
  }

  /**
   * To fit a logistic model: 10 events for each variable (Peduzzi 1996,
   * doi:10.1016/S0895-4356(96)00236-3).
   *
   * @param variables candidates, 1 or more
   */
  public static SampleSize toDevelop(BinaryOutcome outcome, int variables) {
    if (variables < 1) {
      throw new IllegalArgumentException("a model of %d variables".formatted(variables));
    }
    int events = Math.min(outcome.positives(), outcome.negatives());
    List<String> warnings = new ArrayList<>();
    if (events < EVENTS_PER_VARIABLE * variables) {
      warnings.add(
          ("%d rows of the smaller class for %d candidate variables are %.1f events each; below %d"
                  + " a model fits noise: at least %d events are needed, or at most %d variables")
              .formatted(
                  events,
                  variables,
                  (double) events / variables,
                  EVENTS_PER_VARIABLE,
                  EVENTS_PER_VARIABLE * variables,
                  events / EVENTS_PER_VARIABLE));
    }
    return new SampleSize(outcome.rows(), events, variables, warnings);
  }

  /**
   * To validate a model on other patients: 100 rows of each class (Vergouwe 2005,
   * doi:10.1016/j.jclinepi.2004.06.017; Collins 2016, doi:10.1002/sim.6787).
   */
  public static SampleSize toValidate(BinaryOutcome outcome) {
    int events = Math.min(outcome.positives(), outcome.negatives());
    List<String> warnings = new ArrayList<>();
    if (events < EVENTS_TO_VALIDATE) {
      warnings.add(
          "%d rows of the smaller class; below %d a validation is imprecise"
              .formatted(events, EVENTS_TO_VALIDATE));
    }
    return new SampleSize(outcome.rows(), events, 0, warnings);
  }

  /** Rows of the smaller class for each variable; infinite where there are no variables. */
  public double eventsPerVariable() {
    return (double) events / variables;
  }
}
