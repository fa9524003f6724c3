package org.tacescore.score.clinical;

/** The time points of the scores. */
public enum Visit {
  /** The latest value on or before the day of the first TACE. */
  BASELINE("before the first TACE"),

  /** The latest value after the first TACE, and on or before the second where that is stated. */
  BEFORE_REPEAT("after the first and before the second TACE");

  private final String words;

  Visit(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
