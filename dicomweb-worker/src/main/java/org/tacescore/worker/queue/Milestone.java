package org.tacescore.worker.queue;

/**
 * A point of a study's way between two commits, where a fault would hurt most.
 *
 * <p>Production logs them; fault tests stop the process there.
 */
public enum Milestone {
  /** A job is marked RUNNING and not yet scored. Subject: the job key. */
  JOB_STARTED,
  /** A job is scored, nothing of it is stored. Subject: the job key. */
  JOB_SCORED,
  /** A job's objects are in the object store, its end is not committed. Subject: the job key. */
  OBJECTS_STORED,
  /** A job's end and its outbox rows are committed. Subject: the job key. */
  JOB_COMMITTED,
  /** A destination is about to be sent an object. Subject: the outbox item's id. */
  OBJECT_SENDING,
  /** A destination has answered, our commit is still to come. Subject: the outbox item's id. */
  OBJECT_ANSWERED,
  /** The answer is committed. Subject: the outbox item's id. */
  OBJECT_COMMITTED
}
