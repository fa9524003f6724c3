package org.tacescore.worker.backup;

/** Why nothing was backed up or restored. */
public enum BackupRefusal {
  /** There is no database to back up. */
  NOTHING_THERE,
  /** The worker's database is a PostgreSQL server's. */
  POSTGRESQL,
  /** Something lies where it is to be written. */
  TARGET_NOT_EMPTY,
  /** The folder holds no backup, or one of another format. */
  NOT_A_BACKUP,
  /** The database's tables are not of this version. */
  OTHER_SCHEMA,
  /** The backup is of a later version. */
  NEWER_SCHEMA,
  /** A file is not what its digest says. */
  DAMAGED,
  /** A file that is needed is not there. */
  MISSING_FILE,
  /** The disk has less space than is needed. */
  NO_SPACE
}
