package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;

/**
 * Rows of db-scheduler's table, written in our own transaction: the scheduler's client has a
 * connection of its own, and a task must exist exactly when the row it works on does.
 */
final class TaskRows {
  static final String SCORE_JOB = "score-job";
  static final String DELIVER = "deliver";

  private TaskRows() {}

  /** Adds a one-time task; does nothing if it is there. */
  static void add(Query query, String task, String instance, Instant at) throws SQLException {
    if (query.exists(
        "select 1 from scheduled_tasks where task_name = ? and task_instance = ?",
        task,
        instance)) {
      return;
    }
    query.update(
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " values (?, ?, ?, false, 1)",
        task,
        instance,
        at);
  }

  /** Frees what a worker of this name had picked when it was killed. */
  static int free(Query query, String schedulerName) throws SQLException {
    return query.update(
        "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
            + " version = version + 1 where picked and picked_by = ?",
        schedulerName);
  }
}
