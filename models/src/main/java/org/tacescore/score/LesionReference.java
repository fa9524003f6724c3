package org.tacescore.score;

/**
 * Which lesion a score is of.
 *
 * @param trackingId Tracking ID (0062,0020), else the label
 * @param trackingUid the UID by which the lesion is followed
 * @param label Segment Label (0062,0005)
 * @param segSopInstanceUid the segmentation that it was drawn in
 * @param segmentNumber the segment of that segmentation, from 1
 */
public record LesionReference(
    String trackingId,
    String trackingUid,
    String label,
    String segSopInstanceUid,
    int segmentNumber) {}
