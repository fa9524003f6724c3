package org.tacescore.worker.web;

/**
 * A DICOM object that a job made and the store keeps.
 *
 * @param role what it is to its job: {@code sr}, {@code score-page-1}
 * @param sopClassUid SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 * @param seriesInstanceUid Series Instance UID
 * @param sha256 of its file in the store
 */
public record MadeObject(
    String role,
    String sopClassUid,
    String sopInstanceUid,
    String seriesInstanceUid,
    String sha256) {}
