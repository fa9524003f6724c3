package org.tacescore.worker.queue;

import java.time.Instant;

/**
 * Something that happened and that people should know of; no patient data.
 *
 * @param id number of the notice in the database
 * @param at when it happened
 * @param event what kind of thing
 * @param subject what it is about: a job's key, a delivery's id, a SOP or Study Instance UID
 * @param studyInstanceUid Study Instance UID
 * @param detail cause or reason, with UIDs alone
 */
public record Notice(
    long id,
    Instant at,
    NoticeEvent event,
    String subject,
    String studyInstanceUid,
    String detail) {}
