package org.tacescore.worker.assemble;

import java.util.List;

/**
 * A segmentation object of a study.
 *
 * @param instance the object
 * @param referencedSeriesUids Series Instance UIDs it says it was drawn on
 * @param tumour whether a segment is of the tumour role
 */
public record SegmentationObject(
    UsedInstance instance, List<String> referencedSeriesUids, boolean tumour) {

  public SegmentationObject {
    referencedSeriesUids = List.copyOf(referencedSeriesUids);
  }
}
