package org.tacescore.report.score;

import java.util.List;

/**
 * All that the page says of one score.
 *
 * @param subject what was scored where it is not the patient, e.g. a lesion; may be empty
 * @param contributions what the parts add; empty where the score is one measure
 * @param nomograms with this patient's points; none, or more where the paper can be read in two
 *     ways
 * @param measures what was measured beside the score
 * @param externalResults what the paper found in other cohorts, a line each
 * @param earlier earlier values of the same score, a line each
 * @param notes what holds for this score alone, a line each
 */
public record ScoreCard(
    ScoreValue score,
    ScoreSystem system,
    String subject,
    List<Contribution> contributions,
    List<Nomogram> nomograms,
    List<NamedValue> measures,
    List<String> externalResults,
    List<String> earlier,
    List<String> notes) {
  public ScoreCard {
    contributions = List.copyOf(contributions);
    nomograms = List.copyOf(nomograms);
    measures = List.copyOf(measures);
    externalResults = List.copyOf(externalResults);
    earlier = List.copyOf(earlier);
    notes = List.copyOf(notes);
  }
}
