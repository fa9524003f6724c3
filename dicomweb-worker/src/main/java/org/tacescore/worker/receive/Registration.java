package org.tacescore.worker.receive;

/** What the index made of an arrived instance. */
public enum Registration {
  /** Its SOP Instance UID was not known; the record is now in the index. */
  NEW,
  /** The same instance was there already; nothing changed. */
  SAME,
  /**
   * Another instance carries this SOP Instance UID. Both are kept, the study is blocked until an
   * operator chooses; the sender is told success all the same, for the bytes are safe.
   */
  CONFLICT
}
