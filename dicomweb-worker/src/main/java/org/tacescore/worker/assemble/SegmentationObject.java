package org.tacescore.worker.assemble;

import java.util.List;
import org.tacescore.refusal.Refusal;

/**
 * A segmentation object of a study.
 *
 * @param instance the object
 * @param referencedSeriesUids Series Instance UIDs it says it was drawn on
 * @param tumour whether a segment is of the tumour role; false for one that cannot be read
 * @param readable whether its segments could be read
 */
public record SegmentationObject(
    UsedInstance instance, List<String> referencedSeriesUids, boolean tumour, boolean readable) {

  public SegmentationObject {
    referencedSeriesUids = List.copyOf(referencedSeriesUids);
  }

  /** Why it is listed as an orphan when none of its series is there. */
  public Refusal orphanReason() {
    return readable ? Refusal.UNKNOWN_SERIES : Refusal.UNREADABLE_INSTANCE;
  }
}
