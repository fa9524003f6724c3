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
  static final String NOTIFY = "notify";

  private TaskRows() {}

  /** Adds a one-time task; does nothing if it is there. */
  static void add(Query query, String task, String instance, Instant at) throws SQLException {
    if (exists(query, task, instance)) {
      return;
    }
    query.update(
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,"
            + " priority) values (?, ?, ?, false, 1, 0)",
        task,
        instance,
        at);
  }

  /** Whether a task waits or runs; one that has just run may be about to be removed. */
  static boolean exists(Query query, String task, String instance) throws SQLException {
    return query.exists(
        "select 1 from scheduled_tasks where task_name = ? and task_instance = ?", task, instance);
  }

  /** Changes the order in which a task that waits is taken; the higher is taken first. */
  static void raise(Query query, String task, String instance, int priority) throws SQLException {
    query.update(
        "update scheduled_tasks set priority = ? where task_name = ? and task_instance = ?",
        priority,
        task,
        instance);
  }

  /** Has a task that waits run at once. */
  static void hurry(Query query, String task, String instance, Instant now) throws SQLException {
    query.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where task_name = ? and task_instance = ? and not picked",
        now,
        task,
        instance);
  }

  /** Has tasks that wait beyond an instant run at once: no pause is so long. */
  static int bringBack(Query query, Instant latest, Instant now) throws SQLException {
    return query.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where execution_time > ? and not picked",
        now,
        latest);
  }

  /** Removes a task that waits; one that runs ends by itself. */
  static void remove(Query query, String task, String instance) throws SQLException {
    query.update(
        "delete from scheduled_tasks where task_name = ? and task_instance = ? and not picked",
        task,
        instance);
  }

  /** Frees what a worker of this name had picked when it was killed. */
  static int free(Query query, String schedulerName) throws SQLException {
    return query.update(
        "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
            + " version = version + 1 where picked and picked_by = ?",
        schedulerName);
  }
}
