package org.tacescore.score;

import java.math.BigDecimal;

/**
 * The group that a labelled variant of a score would give: another comparator, or other points
 * under a cutoff of their own. Never the result.
 *
 * @param id the variant's name in the recipe, e.g. {@code lnhr}
 * @param label what varies, in words
 * @param value the variant's total
 * @param cutoff the cutoff with the variant's comparator
 * @param group the group it would give
 */
public record Sensitivity(
    String id, String label, BigDecimal value, Cutoff cutoff, RiskGroup group) {

  /** Whether the comparator alone differs from that of a total and its cutoff. */
  public boolean isOfTheSame(BigDecimal total, Cutoff other) {
    return value.compareTo(total) == 0 && cutoff.value().compareTo(other.value()) == 0;
  }
}
