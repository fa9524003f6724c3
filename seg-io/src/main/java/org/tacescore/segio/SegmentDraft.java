package org.tacescore.segio;

import java.util.Optional;
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
 * @param description Segment Description (0062,0006); may be empty
 * @param region Anatomic Region (0008,2218)
 */
public record SegmentDraft(
    String label,
    Code category,
    Code type,
    String trackingId,
    String trackingUid,
    SegmentAlgorithm algorithm,
    CieLab colour,
    Mask mask,
    String description,
    Optional<Code> region) {

  public SegmentDraft {
    if (label.isBlank()) {
      throw new IllegalArgumentException("a segment needs a label");
    }
    if (trackingId.isEmpty() != trackingUid.isEmpty()) {
      throw new IllegalArgumentException("tracking ID and UID go together, segment " + label);
    }
  }

  /** A segment without a description, in no region that is named. */
  public SegmentDraft(
      String label,
      Code category,
      Code type,
      String trackingId,
      String trackingUid,
      SegmentAlgorithm algorithm,
      CieLab colour,
      Mask mask) {
    this(
        label,
        category,
        type,
        trackingId,
        trackingUid,
        algorithm,
        colour,
        mask,
        "",
        Optional.empty());
  }
}
