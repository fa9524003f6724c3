package org.tacescore.worker.backup;

/** Hears how far a backup or a restore is. */
public interface CopyListener {

  /** So many files are to be copied. */
  void begins(int files);

  /** One more is copied. */
  void copied();
}
