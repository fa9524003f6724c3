package org.tacescore.learning.evaluation;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Normal;

/**
 * Whether two scores of the same rows differ in area: DeLong 1988, doi:10.2307/2531595, as R's
 * {@code pROC::roc.test(paired = TRUE, method = "delong")} of two curves with {@code direction =
 * "<"}. The order of the two matters for the sign alone.
 *
 * @param auc1 area of the first score
 * @param auc2 area of the second
 * @param difference auc1 - auc2
 * @param se standard error of the difference
 * @param lower difference - 1.96 se
 * @param upper difference + 1.96 se
 * @param z difference / se; 0 for two scores that order all pairs the same
 * @param p two-sided
 */
public record DeLongTest(
    double auc1,
    double auc2,
    double difference,
    double se,
    double lower,
    double upper,
    double z,
    double p) {

  /**
   * Compares two scores, both higher for the positive class.
   *
   * @throws DegenerateDataException as {@link Roc#of} for either score; SEPARATION when the areas
   *     differ and neither varies
   */
  public static DeLongTest of(BinaryOutcome outcome, double[] one, double[] other) {
    Placements first = Roc.placements(outcome, one, "the first score");
    Placements second = Roc.placements(outcome, other, "the second score");
    double difference = first.auc() - second.auc();
    double se = Math.sqrt(first.varianceOfDifference(second));
    if (se == 0 && difference != 0) {
      throw new DegenerateDataException(
          Degeneracy.SEPARATION,
          "both scores tell all rows apart (areas %s and %s): their difference has no error"
              .formatted(first.auc(), second.auc()));
    }
    double z = difference == 0 ? 0 : difference / se;
    return new DeLongTest(
        first.auc(),
        second.auc(),
        difference,
        se,
        difference - Normal.Z95 * se,
        difference + Normal.Z95 * se,
        z,
        Normal.twoSided(z));
  }
}
