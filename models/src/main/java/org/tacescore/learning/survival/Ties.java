package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.Locale;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/** How Cox regression counts events that happen at one time. */
public enum Ties {
  /**
   * Tied rows leave the risk set by equal fractions (Efron 1977,
   * doi:10.1080/01621459.1977.10480613).
   */
  EFRON,
  /** Each tied event sees the whole risk set (Breslow 1974, doi:10.2307/2529620). */
  BRESLOW;

  /**
   * The rule of this name in any case.
   *
   * @throws DegenerateDataException when there is none
   */
  public static Ties parse(String word) {
    return Arrays.stream(values())
        .filter(ties -> ties.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new DegenerateDataException(
                    Degeneracy.INVALID_VALUE,
                    "ties are counted by efron or breslow, got '%s'"
                        .formatted(word.toLowerCase(Locale.ROOT))));
  }
}
