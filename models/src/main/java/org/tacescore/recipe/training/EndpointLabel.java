package org.tacescore.recipe.training;

/** What an endpoint makes of a patient. */
public enum EndpointLabel {
  /** The endpoint was reached. */
  POSITIVE,
  /** It was not reached, although it could have been seen. */
  NEGATIVE,
  /** Follow-up ended before the endpoint's horizon without an event. */
  CENSORED_BEFORE_HORIZON,
  /** The cohort does not tell the outcome that the endpoint is about. */
  OUTCOME_NOT_STATED;

  /** Whether classifiers learn from the patient. */
  public boolean eligible() {
    return this == POSITIVE || this == NEGATIVE;
  }
}
