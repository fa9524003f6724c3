package org.tacescore.score;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The comparator of a cutoff: when a value counts as high. */
public enum HighWhen {
  @JsonProperty(">")
  GREATER(">"),
  @JsonProperty(">=")
  GREATER_OR_EQUAL(">=");

  private final String symbol;

  HighWhen(String symbol) {
    this.symbol = symbol;
  }

  /** {@code >} or {@code >=}. */
  public String symbol() {
    return symbol;
  }
}
