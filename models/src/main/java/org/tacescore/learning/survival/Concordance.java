package org.tacescore.learning.survival;

import org.tacescore.learning.Normal;
import org.tacescore.learning.SurvivalOutcome;

/**
 * Harrell's C: of the pairs of which is known who had the event first, the share in which that row
 * has the higher score, ties of scores counted half. As R's survival::concordance with reverse =
 * TRUE: a pair counts where one has its event before the other's time, or at the time at which the
 * other is censored; two events at one time do not. The standard error is the infinitesimal
 * jackknife.
 *
 * @param value 0 to 1; 0.5 for a score that tells nothing
 * @param se standard error
 * @param lower value - 1.96 se, at least 0
 * @param upper value + 1.96 se, at most 1
 * @param concordant pairs in which the earlier event has the higher score
 * @param discordant pairs in which it has the lower score
 * @param tied pairs of equal scores
 */
public record Concordance(
    double value,
    double se,
    double lower,
    double upper,
    long concordant,
    long discordant,
    long tied) {

  /**
   * The concordance of a score.
   *
   * @param risk a score a row, higher for earlier events; give the negative of a score that is
   *     higher for longer survival
   * @throws org.tacescore.learning.DegenerateDataException when a score is not finite (NOT_FINITE),
   *     all are equal (ALL_TIED), there is no event (NO_EVENTS) or no pair (TOO_FEW_ROWS)
   */
  public static Concordance of(SurvivalOutcome outcome, double[] risk) {
    return of(ConcordantPairs.of(outcome, risk));
  }

  static Concordance of(ConcordantPairs pairs) {
    double value = pairs.concordance();
    double se = Math.sqrt(pairs.covariance(pairs));
    return new Concordance(
        value,
        se,
        Math.max(0, value - Normal.Z95 * se),
        Math.min(1, value + Normal.Z95 * se),
        pairs.concordant(),
        pairs.discordant(),
        pairs.tied());
  }
}
