package org.tacescore.learning.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Folds;
import org.tacescore.learning.SurvivalOutcome;

/**
 * How a score orders the events at each centre: leave one centre out, where the score of a row is
 * that of a model that did not see the row's centre.
 *
 * @param centres by name; one without a concordance says why
 * @param pooled over all rows, pairs across centres counted too
 * @param lowest concordance of a centre
 * @param highest concordance of a centre
 */
public record CentreConcordances(
    List<CentreConcordance> centres, Concordance pooled, double lowest, double highest) {
  public CentreConcordances {
    centres = List.copyOf(centres);
  }

  /**
   * The concordances of a score.
   *
   * @param centreOfRow names
   * @param risk a score a row, higher for earlier events
   * @throws DegenerateDataException when there is one centre, none has a concordance, or all rows
   *     together have none
   */
  public static CentreConcordances of(
      SurvivalOutcome outcome, List<String> centreOfRow, double[] risk) {
    Folds folds = Folds.byGroup(centreOfRow);
    Concordance pooled = Concordance.of(outcome, risk);
    List<CentreConcordance> centres = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] rows = folds.heldOut(fold);
      double[] some = Arrays.stream(rows).mapToDouble(row -> risk[row]).toArray();
      centres.add(centre(centreOfRow.get(rows[0]), outcome.rows(rows), some));
    }
    double[] values =
        centres.stream()
            .flatMap(centre -> centre.concordance().stream())
            .mapToDouble(Concordance::value)
            .sorted()
            .toArray();
    if (values.length == 0) {
      throw new DegenerateDataException(
          Degeneracy.NO_EVENTS, "no centre has a concordance: " + centres);
    }
    return new CentreConcordances(centres, pooled, values[0], values[values.length - 1]);
  }

  private static CentreConcordance centre(String name, SurvivalOutcome outcome, double[] risk) {
    int rows = outcome.rows();
    int events = outcome.events();
    try {
      Concordance concordance = Concordance.of(outcome, risk);
      return new CentreConcordance(name, rows, events, Optional.of(concordance), "");
    } catch (DegenerateDataException degenerate) {
      return new CentreConcordance(
          name, rows, events, Optional.empty(), String.valueOf(degenerate.getMessage()));
    }
  }
}
