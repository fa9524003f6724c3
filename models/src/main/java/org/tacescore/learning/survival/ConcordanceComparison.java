package org.tacescore.learning.survival;

import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Normal;
import org.tacescore.learning.SurvivalOutcome;

/**
 * The concordances of two scores of the same patients, and their difference with the covariance of
 * the two, as R's survival::concordance of two fits.
 *
 * @param first of the first score
 * @param second of the second score
 * @param covariance of the two concordances
 * @param difference first less second
 * @param se standard error of the difference
 * @param z difference / se; 0 for two scores that order all pairs the same
 * @param p two-sided, normal
 */
public record ConcordanceComparison(
    Concordance first,
    Concordance second,
    double covariance,
    double difference,
    double se,
    double z,
    double p) {

  /**
   * Compares two scores, both higher for earlier events.
   *
   * @throws DegenerateDataException as {@link Concordance#of}; SEPARATION when the concordances
   *     differ and neither varies
   */
  public static ConcordanceComparison of(SurvivalOutcome outcome, double[] one, double[] other) {
    ConcordantPairs first = ConcordantPairs.of(outcome, one);
    ConcordantPairs second = ConcordantPairs.of(outcome, other);
    double difference = first.concordance() - second.concordance();
    double se = Math.sqrt(first.varianceOfDifference(second));
    if (se == 0 && difference != 0) {
      throw new DegenerateDataException(
          Degeneracy.SEPARATION,
          "both scores tell all pairs apart (concordances %s and %s): their difference has no error"
              .formatted(first.concordance(), second.concordance()));
    }
    double z = difference == 0 ? 0 : difference / se;
    return new ConcordanceComparison(
        Concordance.of(first),
        Concordance.of(second),
        first.covariance(second),
        difference,
        se,
        z,
        Normal.twoSided(z));
  }
}
