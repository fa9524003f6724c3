package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Folds;

/**
 * How a procedure does at each centre when it learns from the others alone.
 *
 * @param centres by name; one without an area says why
 * @param pooled area over all rows, each scored by the model that did not see its centre; scores of
 *     different models share a scale only roughly, so it may differ from all of the centres'
 * @param lowest area of a centre
 * @param highest area of a centre
 */
public record LeaveOneCentreOut(
    List<CentreAuc> centres, Roc pooled, double lowest, double highest) {
  public LeaveOneCentreOut {
    centres = List.copyOf(centres);
  }

  /** Learns a score from some rows. */
  public interface Learner {
    /** The score of a row by its index, learned from these rows alone. */
    IntToDoubleFunction learn(int[] rows);
  }

  /**
   * Learns once for each centre.
   *
   * @param centreOfRow names
   * @throws DegenerateDataException when there is one centre, the learner fails, or no centre has
   *     an area
   */
  public static LeaveOneCentreOut of(
      BinaryOutcome outcome, List<String> centreOfRow, Learner learner) {
    Folds folds = Folds.byGroup(centreOfRow);
    double[] scores = new double[outcome.rows()];
    for (int fold = 0; fold < folds.count(); fold++) {
      IntToDoubleFunction score = learner.learn(folds.training(fold));
      for (int row : folds.heldOut(fold)) {
        scores[row] = score.applyAsDouble(row);
      }
    }
    return summary(outcome, centreOfRow, scores);
  }

  /**
   * Of scores that exist already, each of a model that did not see the row's centre.
   *
   * @throws DegenerateDataException when there is one centre, or none has an area
   */
  public static LeaveOneCentreOut summary(
      BinaryOutcome outcome, List<String> centreOfRow, double[] scores) {
    Folds folds = Folds.byGroup(centreOfRow);
    Roc pooled = Roc.of(outcome, scores);
    List<CentreAuc> centres = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] rows = folds.heldOut(fold);
      centres.add(centre(centreOfRow.get(rows[0]), outcome.rows(rows), chosen(scores, rows)));
    }
    double[] areas =
        centres.stream().flatMap(c -> c.roc().stream()).mapToDouble(Roc::auc).sorted().toArray();
    if (areas.length == 0) {
      throw new DegenerateDataException(Degeneracy.ONE_CLASS, "no centre has an area: " + centres);
    }
    return new LeaveOneCentreOut(centres, pooled, areas[0], areas[areas.length - 1]);
  }

  private static CentreAuc centre(String name, BinaryOutcome outcome, double[] scores) {
    int rows = outcome.rows();
    int positives = outcome.positives();
    try {
      return new CentreAuc(name, rows, positives, Optional.of(Roc.of(outcome, scores)), "");
    } catch (DegenerateDataException degenerate) {
      return new CentreAuc(
          name, rows, positives, Optional.empty(), String.valueOf(degenerate.getMessage()));
    }
  }

  private static double[] chosen(double[] scores, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> scores[row]).toArray();
  }
}
