package org.tacescore.recipe;

import java.math.BigDecimal;
import org.tacescore.score.Cutoff;
import org.tacescore.score.HighWhen;

/**
 * A cutoff with its comparator.
 *
 * @param value the cutoff
 * @param comparator when a value is high
 * @param origin where both come from
 */
public record CutPart(BigDecimal value, HighWhen comparator, String origin) implements Part {
  /** The cutoff itself. */
  public Cutoff cutoff() {
    return new Cutoff(value, comparator);
  }
}
