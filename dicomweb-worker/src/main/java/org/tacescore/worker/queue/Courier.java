package org.tacescore.worker.queue;

/** Brings stored objects to their destinations: delivery, as the queue sees it. */
public interface Courier {

  /**
   * Sends one object and returns when the destination has answered that it keeps it.
   *
   * @return what is to be remembered of the answer, e.g. a warning status; empty when nothing is
   * @throws TransientFault if trying later may help
   * @throws DeliveryRefusedException if the destination declines the object for good
   */
  String send(OutboxItem item);

  /**
   * Reads the object back where the destination offers that.
   *
   * @return {@link ReadBack#SAME} or {@link ReadBack#NOT_OFFERED}
   * @throws TransientFault if the destination does not answer, or does not have the object (yet)
   * @throws DeliveryRefusedException if it keeps other content under the object's UID
   */
  ReadBack readBack(OutboxItem item);

  /** Whether the destination is asked to commit itself to keep what it was sent. */
  default boolean offersCommitment(OutboxItem item) {
    return false;
  }

  /**
   * Asks the destination to commit itself to keep an object that it has acknowledged; its report
   * comes later, to the worker's DICOM port.
   *
   * @param transactionUid the request's UID, which the report names
   * @throws TransientFault if trying later may help
   * @throws DeliveryRefusedException if the destination declines the request
   */
  default void requestCommitment(OutboxItem item, String transactionUid) {
    throw new DeliveryRefusedException(
        "destination %s is not asked for storage commitment".formatted(item.destination()));
  }

  /** What reading back showed. */
  enum ReadBack {
    /** The destination returned the same data set. */
    SAME,
    /** The destination has no way to be asked. */
    NOT_OFFERED
  }
}
