package org.tacescore.worker.bridge;

/**
 * The DICOM object of a drawing, in the store.
 *
 * @param sopClassUid SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 * @param seriesInstanceUid Series Instance UID
 * @param transferSyntaxUid Transfer Syntax UID
 * @param sha256 of its file
 */
public record DrawnObject(
    String sopClassUid,
    String sopInstanceUid,
    String seriesInstanceUid,
    String transferSyntaxUid,
    String sha256) {}
