package org.tacescore.score;

import java.math.BigDecimal;
import org.tacescore.dicom.Code;

/**
 * One term of a total: what was found, whether it counts, and what it adds.
 *
 * @param name the measure's name in the recipe, e.g. {@code radscore}
 * @param concept what was measured
 * @param finding the measured value with its cutoff, or the stated word
 * @param counts whether the finding counts (high, or positive)
 * @param weight what it adds when it counts
 * @param source where the weight was published
 */
public record Contribution(
    String name, Code concept, Finding finding, boolean counts, BigDecimal weight, String source) {

  /** What this term adds to the total: its weight, or zero. */
  public BigDecimal points() {
    return counts ? weight : BigDecimal.ZERO.setScale(weight.scale());
  }

  /** What people call the term. */
  public String label() {
    return concept.meaning();
  }
}
