package org.tacescore.segio;

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
 */
public record Segment(
    int number,
    String label,
    Code category,
    Code type,
    String trackingId,
    String trackingUid,
    SegmentRole role,
    Mask mask) {}
