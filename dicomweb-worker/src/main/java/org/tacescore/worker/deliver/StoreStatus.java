package org.tacescore.worker.deliver;

import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.queue.TransientFault;

/**
 * What a status of the Storage Service Class means for a delivery (PS3.4 Table B.2-1, PS3.7 Annex
 * C; STOW-RS uses the same codes as failure reasons, PS3.18 I.2).
 */
final class StoreStatus {
  private static final int SUCCESS = 0x0000;
  private static final int DUPLICATE_INSTANCE = 0x0111;
  private static final int PROCESSING_FAILURE = 0x0110;
  private static final int RESOURCE_LIMITATION = 0x0213;

  private StoreStatus() {}

  /**
   * @return what to remember of a status that means the object is kept; empty for plain success
   * @throws TransientFault if the destination may take the object later
   * @throws DeliveryRefusedException if it will not
   */
  static String judge(int status, OutboxItem item) {
    if (status == SUCCESS) {
      return "";
    }
    String text =
        "status %04X for %s from %s".formatted(status, item.sopInstanceUid(), item.destination());
    if (isWarning(status) || status == DUPLICATE_INSTANCE) {
      return text;
    }
    if (isOutOfResources(status) || status == PROCESSING_FAILURE || status == RESOURCE_LIMITATION) {
      throw new TransientFault(text);
    }
    throw new DeliveryRefusedException(text);
  }

  private static boolean isWarning(int status) {
    return (status & 0xF000) == 0xB000;
  }

  private static boolean isOutOfResources(int status) {
    return (status & 0xFF00) == 0xA700;
  }
}
