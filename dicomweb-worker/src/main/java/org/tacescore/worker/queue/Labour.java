package org.tacescore.worker.queue;

/** Work that the scheduler wakes by the id of a row, and what to record when it does not end. */
interface Labour {

  /**
   * Does what the row says is still to be done; nothing if it is done.
   *
   * @throws TransientFault to be called again later
   */
  void run(String id);

  /** Records that the work waits for its next try. */
  void postponed(String id, String cause);

  /** Records that the work is given up. */
  void dead(String id, String cause);
}
