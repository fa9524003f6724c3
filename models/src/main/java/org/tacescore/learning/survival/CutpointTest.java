package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * How the p of a maximally selected rank statistic is bounded, as R's {@code pmethod} of maxstat.
 */
public enum CutpointTest {
  /** The limit for many rows (Lausen and Schumacher 1992, doi:10.2307/2532740). */
  LAU92("Lau92"),
  /** An improved Bonferroni bound (Lausen, Sauerbrei and Schumacher 1994). */
  LAU94("Lau94"),
  /**
   * A bound by the permutations of scores that are rounded to integers of 0 to the number of rows
   * (Hothorn and Lausen 2003, doi:10.1016/S0167-9473(02)00225-6); the statistic, and with it the
   * cutpoint, is then of the rounded scores. For at most 170 rows.
   */
  HL("HL");

  private final String word;

  CutpointTest(String word) {
    this.word = word;
  }

  /** R's word. */
  public String word() {
    return word;
  }

  /**
   * The test of R's word.
   *
   * @throws DegenerateDataException when there is none
   */
  public static CutpointTest parse(String word) {
    return Arrays.stream(values())
        .filter(test -> test.word.equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new DegenerateDataException(
                    Degeneracy.INVALID_VALUE,
                    "the p of a cutpoint is one of %s, got '%s'"
                        .formatted(
                            Arrays.stream(values())
                                .map(CutpointTest::word)
                                .collect(Collectors.joining(", ")),
                            word)));
  }
}
