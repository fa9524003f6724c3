package org.tacescore.segio;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Instances of one series that a rejection note took back.
 *
 * @param seriesInstanceUid Series Instance UID
 * @param modality its Modality (0008,0060)
 * @param instances how many of those at hand
 * @param title document title of the note
 * @param noteUid SOP Instance UID of the note
 */
public record RejectedSeries(
    String seriesInstanceUid, String modality, long instances, String title, String noteUid) {

  /** Whether they are images of a modality that recipes measure. */
  public boolean measurable() {
    return CandidateRules.isMeasured(modality);
  }

  /**
   * {@code 60 instances of series 1.2.3 are rejected: Rejected for Quality Reasons (note 1.2.9)}.
   */
  public String sentence() {
    return "%d %s of series %s rejected: %s (note %s)"
        .formatted(
            instances,
            instances == 1 ? "instance" : "instances",
            seriesInstanceUid,
            title,
            noteUid);
  }

  /** The sentences of all, to stand alone. */
  public static String sentences(List<RejectedSeries> rejected) {
    return rejected.stream().map(RejectedSeries::sentence).collect(Collectors.joining("; "));
  }

  /**
   * The sentences of those that could have been measured, to stand behind another; may be empty.
   */
  public static String insteadOf(List<RejectedSeries> rejected) {
    return rejected.stream()
        .filter(RejectedSeries::measurable)
        .map(series -> "; " + series.sentence())
        .collect(Collectors.joining());
  }
}
