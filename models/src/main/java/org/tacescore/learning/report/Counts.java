package org.tacescore.learning.report;

import java.util.OptionalInt;

/**
 * Patients and events of a cohort.
 *
 * @param binary patients in whom the binary outcome is known
 * @param excluded those left out of it
 * @param survivalEvents patients with the event of the survival endpoint
 */
public record Counts(
    int patients,
    OptionalInt binary,
    OptionalInt positives,
    OptionalInt excluded,
    OptionalInt survivalEvents) {

  static Counts of(EvaluatedCohort cohort) {
    return new Counts(
        cohort.centres().size(),
        cohort.binary().stream().mapToInt(e -> e.rows().size()).findFirst(),
        cohort.binary().stream().mapToInt(e -> e.outcome().positives()).findFirst(),
        cohort.binary().stream().mapToInt(BinaryEndpoint::excluded).findFirst(),
        cohort.survival().stream().mapToInt(e -> e.outcome().events()).findFirst());
  }
}
