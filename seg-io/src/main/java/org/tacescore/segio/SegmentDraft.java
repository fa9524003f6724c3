package org.tacescore.segio;

import org.tacescore.dicom.Code;
import org.tacescore.volume.Mask;

/**
 * A segment to be written (DICOM PS3.3 C.8.20.2); its number follows from its place in the list.
 *
 * @param label Segment Label (0062,0005)
 * @param category Segmented Property Category (0062,0003)
 * @param type Segmented Property Type (0062,000F)
 * @param trackingId Tracking ID (0062,0020); empty together with the UID
 * @param trackingUid Tracking UID (0062,0021); empty together with the ID
 * @param algorithm how it was drawn
 * @param colour Recommended Display CIELab Value (0062,000D)
 * @param mask its voxels, on the grid of the series
 */
public record SegmentDraft(
    String label,
    Code category,
    Code type,
    String trackingId,
    String trackingUid,
    SegmentAlgorithm algorithm,
    CieLab colour,
    Mask mask) {

  public SegmentDraft {
    if (label.isBlank()) {
      throw new IllegalArgumentException("a segment needs a label");
    }
    if (trackingId.isEmpty() != trackingUid.isEmpty()) {
      throw new IllegalArgumentException("tracking ID and UID go together, segment " + label);
    }
  }
}
