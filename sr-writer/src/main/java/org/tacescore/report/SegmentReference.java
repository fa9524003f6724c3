package org.tacescore.report;

/**
 * One segment of a stored Segmentation, and the series it was drawn on.
 *
 * <p>Source: PS3.16 TID 1411 rows 7 (Referenced Segment) and 12 (Source series for segmentation).
 *
 * @param sopClassUid SOP Class UID of the Segmentation
 * @param sopInstanceUid SOP Instance UID of the Segmentation
 * @param segmentNumber Segment Number (0062,0004), from 1
 * @param sourceSeriesUid Series Instance UID of the images that were segmented
 */
public record SegmentReference(
    String sopClassUid, String sopInstanceUid, int segmentNumber, String sourceSeriesUid) {

  public SegmentReference {
    Uids.require("SOP Class UID", sopClassUid);
    Uids.require("SOP Instance UID", sopInstanceUid);
    Uids.require("Series Instance UID", sourceSeriesUid);
    if (segmentNumber < 1 || segmentNumber > 65535) {
      throw new IllegalArgumentException(
          "segment numbers are 1 to 65535, got %d (instance %s)"
              .formatted(segmentNumber, sopInstanceUid));
    }
  }
}
