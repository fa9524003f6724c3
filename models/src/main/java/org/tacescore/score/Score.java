package org.tacescore.score;

import java.math.BigDecimal;
import java.util.List;
import org.tacescore.dicom.Code;

/**
 * A total, made of contributions or of one measure alone, and the group that its cutoff gives.
 *
 * @param concept what the total is; private concepts have the scheme {@code 99TACE}
 * @param value the total, exact
 * @param unit UCUM
 * @param group the group that the cutoff gives
 * @param cutoff the cutoff used, with its comparator
 * @param tie whether the total equals the cutoff, so that the comparator alone decides the group
 * @param contributions what the total is the sum of, in the recipe's order; empty where it is the
 *     value of one measure
 * @param supplements what else the recipe measured, in its order
 * @param sensitivities the group under other comparators; never the result
 * @param warnings what a reader must know beside the number
 */
public record Score(
    Code concept,
    BigDecimal value,
    Code unit,
    RiskGroup group,
    Cutoff cutoff,
    boolean tie,
    List<Contribution> contributions,
    List<Supplement> supplements,
    List<Sensitivity> sensitivities,
    List<Warning> warnings) {

  public Score {
    contributions = List.copyOf(contributions);
    supplements = List.copyOf(supplements);
    sensitivities = List.copyOf(sensitivities);
    warnings = List.copyOf(warnings);
  }

  /** What people call the total. */
  public String label() {
    return concept.meaning();
  }
}
