package org.tacescore.segio;

import java.util.List;

/**
 * The segments of one segmentation object, on one grid.
 *
 * @param studyInstanceUid its study; empty for research formats
 * @param seriesInstanceUid its own series; empty for research formats
 * @param sopInstanceUid SOP Instance UID of the DICOM SEG; empty for research formats
 * @param sopClassUid SOP Class UID of the DICOM SEG; empty for research formats
 * @param referencedSeriesUids Series Instance UIDs it was drawn on, in the order of the file
 * @param segments ascending by number, each mask on the same grid
 */
public record Segmentation(
    String studyInstanceUid,
    String seriesInstanceUid,
    String sopInstanceUid,
    String sopClassUid,
    List<String> referencedSeriesUids,
    List<Segment> segments) {

  public Segmentation {
    referencedSeriesUids = List.copyOf(referencedSeriesUids);
    segments = List.copyOf(segments);
  }
}
