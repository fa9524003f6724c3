package org.tacescore.learning.report;

import java.util.List;
import java.util.Optional;
import org.tacescore.learning.evaluation.BootstrapInterval;
import org.tacescore.learning.evaluation.Calibration;
import org.tacescore.learning.evaluation.DecisionCurve;
import org.tacescore.learning.evaluation.HosmerLemeshow;
import org.tacescore.learning.evaluation.Roc;

/**
 * How one model tells the classes apart and how true its probabilities are. What is empty either
 * does not apply (probabilities alone are calibrated) or is among the evaluation's absences.
 *
 * @param roc with DeLong's interval
 * @param bootstrapAuc the percentile interval of the same area
 * @param hosmerLemeshow of all groups less 0 degrees of freedom: the patients are not those that
 *     the model learned from
 * @param histogram patients by predicted probability, in twenty equal intervals; empty where the
 *     score is none
 */
public record BinaryResult(
    Optional<Roc> roc,
    Optional<BootstrapInterval> bootstrapAuc,
    Optional<AtCutoff> atCutoff,
    Optional<BootstrapInterval> brier,
    Optional<Calibration> calibration,
    Optional<HosmerLemeshow> hosmerLemeshow,
    Optional<DecisionCurve> decisionCurve,
    List<Integer> histogram) {
  public BinaryResult {
    histogram = List.copyOf(histogram);
  }
}
