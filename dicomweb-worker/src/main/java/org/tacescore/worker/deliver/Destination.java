package org.tacescore.worker.deliver;

import org.tacescore.worker.queue.Courier;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.OutboxItem;

/** A PACS that a site names to receive reports. */
public interface Destination extends AutoCloseable {

  /** Its name in the configuration. */
  String name();

  /** As {@link Courier#send}. */
  String send(OutboxItem item);

  /** As {@link Courier#readBack}. */
  Courier.ReadBack readBack(OutboxItem item);

  /** As {@link Courier#offersCommitment}. */
  default boolean offersCommitment() {
    return false;
  }

  /** As {@link Courier#requestCommitment}. */
  default void requestCommitment(OutboxItem item, String transactionUid) {
    throw new DeliveryRefusedException(name() + " is not asked for storage commitment");
  }

  /** Frees its threads; nothing by default. */
  @Override
  default void close() {}
}
