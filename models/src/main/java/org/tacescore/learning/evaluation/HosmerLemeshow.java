package org.tacescore.learning.evaluation;

import java.util.List;
import org.hipparchus.special.Gamma;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * The test of Hosmer and Lemeshow (1980, doi:10.1080/03610928008827941) whether outcomes agree with
 * predicted probabilities: over groups by quantiles of the prediction and both classes, squared
 * differences of observed and expected rows over expected ones. Groups are those of R's {@code
 * cut(p, unique(quantile(p, 0:g / g)), include.lowest = TRUE)}: equal predictions stay together, a
 * prediction at a break is in the lower group, the lowest predictions in the group above them, and
 * equal breaks are one.
 *
 * @param chisq 0 or more
 * @param df groups less the fitted parameters; ties of predictions may leave fewer groups than
 *     asked
 * @param p upper tail of the chi-squared distribution
 * @param bins the groups
 */
public record HosmerLemeshow(double chisq, int df, double p, List<CalibrationBin> bins) {
  /** The usual number of groups. */
  public static final int GROUPS = 10;

  /** Taken off the groups where the model was fitted on the same rows. */
  public static final int FITTED = 2;

  public HosmerLemeshow {
    bins = List.copyOf(bins);
  }

  /** In 10 groups, of a model that was fitted on these rows: 8 degrees of freedom without ties. */
  public static HosmerLemeshow of(BinaryOutcome outcome, double[] probabilities) {
    return of(outcome, probabilities, GROUPS, FITTED);
  }

  /**
   * In these groups.
   *
   * @param groups 3 or more
   * @param fitted {@link #FITTED} where the model was fitted on these rows, 0 where on others
   * @throws DegenerateDataException when a probability is not finite (NOT_FINITE) or none, or a
   *     group's probabilities exclude an outcome that it has (INVALID_VALUE), all are equal
   *     (ALL_TIED), a class is missing (ONE_CLASS) or ties leave no degree of freedom
   *     (TOO_FEW_ROWS)
   */
  public static HosmerLemeshow of(
      BinaryOutcome outcome, double[] probabilities, int groups, int fitted) {
    Scores.requireProbabilities(outcome, probabilities, "the prediction");
    List<CalibrationBin> bins = QuantileBins.of(outcome, probabilities, groups);
    int df = bins.size() - fitted;
    if (df < 1) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "%d groups of predictions that differ; %d are needed".formatted(bins.size(), fitted + 1));
    }
    double chisq = 0;
    for (CalibrationBin bin : bins) {
      chisq += part(bin.positives(), bin.expected());
      chisq += part(bin.rows() - bin.positives(), bin.rows() - bin.expected());
    }
    return new HosmerLemeshow(chisq, df, Gamma.regularizedGammaQ(df / 2.0, chisq / 2), bins);
  }

  private static double part(int observed, double expected) {
    if (expected <= 0 && observed > 0) {
      throw new DegenerateDataException(
          Degeneracy.INVALID_VALUE,
          "a group has %d rows of a class that its predictions of 0 or 1 exclude"
              .formatted(observed));
    }
    double difference = observed - expected;
    return expected <= 0 ? 0 : difference * difference / expected;
  }
}
