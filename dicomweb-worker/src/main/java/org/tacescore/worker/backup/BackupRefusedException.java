package org.tacescore.worker.backup;

/** A backup or a restore that was refused; nothing of it is left on the disk. */
public final class BackupRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final BackupRefusal reason;

  public BackupRefusedException(BackupRefusal reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
  }

  public BackupRefusal reason() {
    return reason;
  }
}
