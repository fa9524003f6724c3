package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;

/** Rows of the table {@code audit}: what was done, for as long as the database lives. */
final class AuditRows {

  private AuditRows() {}

  /**
   * @param subject a job key or an outbox id
   * @param detail UIDs, names of destinations, causes; no patient data
   */
  static void add(Query query, Instant at, String event, String subject, String detail)
      throws SQLException {
    query.update(
        "insert into audit (at, event, subject, detail) values (?, ?, ?, ?)",
        at,
        event,
        subject,
        detail);
  }
}
