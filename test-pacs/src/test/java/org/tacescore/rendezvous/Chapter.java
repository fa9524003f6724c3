package org.tacescore.rendezvous;

import java.util.List;

/**
 * Arrangements of one kind: a table of docs/rendezvous.md.
 *
 * @param title the heading over the table
 * @param rows in the order of the table
 */
record Chapter(String title, List<Arrangement> rows) {

  /** All of them, in the order of the document. */
  static List<Chapter> all() {
    return List.of(
        new Chapter("The whole study, in any order", ArrivalRows.rows()),
        new Chapter("Phases", PhaseRows.rows()),
        new Chapter("All phases in one series", OneSeriesRows.rows()),
        new Chapter("Slices", SliceRows.rows()),
        new Chapter("Segmentations", RegionRows.rows()),
        new Chapter("Two frames of reference", RegistrationRows.rows()),
        new Chapter("Clinical values", ClinicalRows.rows()),
        new Chapter("Identities", IdentityRows.rows()),
        new Chapter("Rejected instances", RejectionRows.rows()),
        new Chapter("Other objects", CompanyRows.rows()));
  }
}
