package org.tacescore.worker.web;

import java.time.Instant;

/**
 * Work that was given up and waits for somebody.
 *
 * @param kind {@code job} or {@code delivery}
 * @param id the job's or delivery's id
 * @param studyInstanceUid Study Instance UID
 * @param destination where it was to go; empty for a job
 * @param reason the last fault
 * @param since when it was given up
 */
public record DeadLetterView(
    String kind,
    String id,
    String studyInstanceUid,
    String destination,
    String reason,
    Instant since) {}
