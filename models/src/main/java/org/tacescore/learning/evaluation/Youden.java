package org.tacescore.learning.evaluation;

import java.util.List;
import org.tacescore.score.HighWhen;

/**
 * The threshold of a ROC curve with the greatest sensitivity + specificity - 1 (Youden 1950,
 * doi:10.1002/1097-0142(1950)3:1%3C32::AID-CNCR2820030106%3E3.0.CO;2-3), as R's {@code
 * pROC::coords(roc, "best")}. It lies halfway between two scores, so on the rows it was learned
 * from both comparators decide alike.
 *
 * @param threshold the first that pROC lists where several are as good: of those with the greatest
 *     sum of the two rounded shares, the lowest
 * @param comparator a score of at least the threshold is high
 * @param index sensitivity + specificity - 1, from 0 to 1
 * @param ties all thresholds that are as good by exact counts, ascending, this one among them
 */
public record Youden(
    double threshold,
    HighWhen comparator,
    double sensitivity,
    double specificity,
    double index,
    List<Double> ties) {
  public Youden {
    ties = List.copyOf(ties);
  }
}
