package org.tacescore.worker.bridge;

/**
 * A segmentation that a person or a program has sent, by what it is of.
 *
 * @param id SHA-256 over the file and all that was said of it, 64 lower-case hexadecimal digits
 * @param fileSha256 of the file as it was sent
 * @param studyInstanceUid the study
 * @param seriesInstanceUid the image series that it was drawn on
 * @param author who drew it
 */
public record Drawing(
    String id,
    String fileSha256,
    String studyInstanceUid,
    String seriesInstanceUid,
    String author) {}
