package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.Locale;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/** What an elastic net predicts, and with which likelihood. */
public enum Family {
  /** A number, by least squares. */
  GAUSSIAN,
  /** The logarithm of the odds of a yes. */
  BINOMIAL,
  /** The logarithm of a hazard, by the partial likelihood with Breslow's ties. */
  COX;

  /**
   * The family of this name in any case.
   *
   * @throws DegenerateDataException when there is none
   */
  public static Family parse(String word) {
    return Arrays.stream(values())
        .filter(family -> family.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new DegenerateDataException(
                    Degeneracy.INVALID_VALUE,
                    "a family is gaussian, binomial or cox, got '%s'"
                        .formatted(word.toLowerCase(Locale.ROOT))));
  }
}
