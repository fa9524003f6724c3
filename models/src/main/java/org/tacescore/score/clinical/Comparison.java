package org.tacescore.score.clinical;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** An operator between a value and a limit, as printed. */
enum Comparison {
  @JsonProperty("<")
  LESS("<"),
  @JsonProperty("<=")
  AT_MOST("<="),
  @JsonProperty(">")
  GREATER(">"),
  @JsonProperty(">=")
  AT_LEAST(">=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  boolean holds(BigDecimal value, BigDecimal limit) {
    int order = value.compareTo(limit);
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
