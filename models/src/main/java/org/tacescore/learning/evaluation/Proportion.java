package org.tacescore.learning.evaluation;

import java.util.Optional;
import org.tacescore.learning.Normal;

/**
 * A share of rows with Wilson's interval (1927, doi:10.1080/01621459.1927.10502953), as R's {@code
 * prop.test(correct = FALSE)}.
 *
 * @param value 0 to 1
 * @param lower at least 0
 * @param upper at most 1
 */
public record Proportion(double value, double lower, double upper) {

  /**
   * Successes among trials.
   *
   * @param trials 1 or more
   */
  public static Proportion of(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException("%d of %d".formatted(successes, trials));
    }
    double z2 = Normal.Z95 * Normal.Z95;
    double value = (double) successes / trials;
    double center = successes + z2 / 2;
    double half =
        Normal.Z95 * Math.sqrt((double) successes * (trials - successes) / trials + z2 / 4);
    return new Proportion(
        value,
        successes == 0 ? 0 : (center - half) / (trials + z2),
        successes == trials ? 1 : (center + half) / (trials + z2));
  }

  /** Nothing for a share of no rows. */
  static Optional<Proportion> ofAny(int successes, int trials) {
    return trials == 0 ? Optional.empty() : Optional.of(of(successes, trials));
  }
}
