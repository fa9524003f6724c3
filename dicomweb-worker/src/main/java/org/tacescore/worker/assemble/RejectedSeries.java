package org.tacescore.worker.assemble;

/**
 * Instances of one series that a rejection note took back.
 *
 * @param seriesInstanceUid Series Instance UID
 * @param modality as {@link org.tacescore.segio.ImageModality}
 * @param instances how many of the stored ones
 * @param title document title of the note
 * @param noteUid SOP Instance UID of the note
 */
public record RejectedSeries(
    String seriesInstanceUid, String modality, long instances, String title, String noteUid) {

  /** Whether they are images of a modality that recipes measure. */
  boolean measurable() {
    return modality.equals("CT") || modality.equals("MR");
  }

  /**
   * {@code 60 instances of series 1.2.3 are rejected: Rejected for Quality Reasons (note 1.2.9)}.
   */
  String sentence() {
    return "%d %s of series %s rejected: %s (note %s)"
        .formatted(
            instances,
            instances == 1 ? "instance" : "instances",
            seriesInstanceUid,
            title,
            noteUid);
  }
}
