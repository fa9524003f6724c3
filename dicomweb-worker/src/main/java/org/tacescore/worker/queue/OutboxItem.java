package org.tacescore.worker.queue;

/**
 * One object on its way to one destination.
 *
 * @param id the row's id
 * @param jobKey the job that made the object
 * @param destination the destination's name in the configuration
 * @param sopClassUid SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 * @param seriesInstanceUid Series Instance UID
 * @param studyInstanceUid Study Instance UID
 * @param transferSyntaxUid Transfer Syntax UID of the stored bytes
 * @param sha256 SHA-256 of the stored Part 10 file
 */
public record OutboxItem(
    String id,
    String jobKey,
    String destination,
    String sopClassUid,
    String sopInstanceUid,
    String seriesInstanceUid,
    String studyInstanceUid,
    String transferSyntaxUid,
    String sha256) {}
