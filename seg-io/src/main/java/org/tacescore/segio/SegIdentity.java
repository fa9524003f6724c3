package org.tacescore.segio;

import java.time.LocalDateTime;

/**
 * What tells one segmentation object from another.
 *
 * @param seriesInstanceUid Series Instance UID (0020,000E) of the segmentation
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param seriesNumber Series Number (0020,0011)
 * @param seriesDescription Series Description (0008,103E), at most 64 characters
 * @param created Content Date and Time, local to the site
 * @param producer the equipment it comes from
 */
public record SegIdentity(
    String seriesInstanceUid,
    String sopInstanceUid,
    int seriesNumber,
    String seriesDescription,
    LocalDateTime created,
    SegProducer producer) {}
