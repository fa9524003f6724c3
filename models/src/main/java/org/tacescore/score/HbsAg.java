package org.tacescore.score;

import java.util.Locale;
import java.util.Set;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * Hepatitis B surface antigen as a qualitative finding (LOINC 5196-1, 5195-3).
 *
 * <p>A quantity is not read: its positivity limit belongs to the assay, which is not known here.
 */
public final class HbsAg {
  private static final Set<String> POSITIVE = Set.of("positive", "pos", "+", "reactive");
  private static final Set<String> NEGATIVE =
      Set.of("negative", "neg", "-", "non-reactive", "nonreactive");

  private HbsAg() {}

  /**
   * Whether the value says positive or reactive, not negative or non-reactive.
   *
   * @throws RefusedException {@link Refusal#INVALID_CLINICAL} for any other word or a number
   */
  public static boolean isPositive(ClinicalValue value) {
    String word = value.value().strip().toLowerCase(Locale.ROOT);
    if (POSITIVE.contains(word)) {
      return true;
    }
    if (NEGATIVE.contains(word)) {
      return false;
    }
    throw new RefusedException(
        Refusal.INVALID_CLINICAL, "hbsag must be positive or negative, " + found(value));
  }

  /** What was found: a number is shown, a word is not, since a shifted column may hold a name. */
  private static String found(ClinicalValue value) {
    boolean quantity = value.value().strip().matches("[<>]?=?\\s*[0-9]+([.][0-9]+)?");
    return quantity
        ? "got the quantity %s %s, whose positivity limit is not known"
            .formatted(value.value().strip(), value.unit())
            .replace(" ,", ",")
        : "got another word";
  }
}
