package org.tacescore.segio;

import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.volume.Mask;

/**
 * One segment of a segmentation (DICOM PS3.3 C.8.20.2).
 *
 * @param number Segment Number (0062,0004), from 1; in a label map any number
 * @param label Segment Label (0062,0005)
 * @param category Segmented Property Category (0062,0003)
 * @param type Segmented Property Type (0062,000F)
 * @param trackingId Tracking ID (0062,0020); empty where there is none
 * @param trackingUid Tracking UID (0062,0021); empty where there is none
 * @param role what it is to us, by {@link SegmentRoleRules}
 * @param mask its voxels
 * @param algorithm how it was drawn; empty where nothing says so
 */
public record Segment(
    int number,
    String label,
    Code category,
    Code type,
    String trackingId,
    String trackingUid,
    SegmentRole role,
    Mask mask,
    Optional<SegmentAlgorithm> algorithm) {

  /** A segment of which nothing says how it was drawn. */
  public Segment(
      int number,
      String label,
      Code category,
      Code type,
      String trackingId,
      String trackingUid,
      SegmentRole role,
      Mask mask) {
    this(number, label, category, type, trackingId, trackingUid, role, mask, Optional.empty());
  }
}
