package org.tacescore.worker.deliver;

import java.io.IOException;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.queue.TransientFault;

/** N-ACTION of the Storage Commitment Push Model (PS3.4 annex J.3.2), one object a request. */
final class CommitmentRequest {
  private static final int REQUEST_STORAGE_COMMITMENT = 1;
  private static final int SUCCESS = 0;
  private static final int PROCESSING_FAILURE = 0x0110;
  private static final int RESOURCE_LIMITATION = 0x0213;

  private CommitmentRequest() {}

  static Presentation presentation() {
    return new Presentation(
        1,
        UID.StorageCommitmentPushModelSOPClass,
        UID.ExplicitVRLittleEndian,
        UID.ImplicitVRLittleEndian);
  }

  /**
   * @throws TransientFault if the destination may take the request later
   * @throws DeliveryRefusedException if it does not
   */
  static void send(Association association, OutboxItem item, String transactionUid)
      throws IOException, InterruptedException {
    if (association.getTransferSyntaxesFor(UID.StorageCommitmentPushModelSOPClass).isEmpty()) {
      throw new DeliveryRefusedException(
          "destination %s offers no storage commitment".formatted(item.destination()));
    }
    DimseRSP response =
        association.naction(
            UID.StorageCommitmentPushModelSOPClass,
            UID.StorageCommitmentPushModelSOPInstance,
            REQUEST_STORAGE_COMMITMENT,
            content(item, transactionUid),
            null);
    while (response.next()) {
      // An N-ACTION has one response; next() waits for it.
    }
    judge(response.getCommand().getInt(Tag.Status, -1), item);
  }

  private static Attributes content(OutboxItem item, String transactionUid) {
    Attributes content = new Attributes();
    content.setString(Tag.TransactionUID, VR.UI, transactionUid);
    Attributes reference = new Attributes();
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, item.sopClassUid());
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, item.sopInstanceUid());
    content.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
    return content;
  }

  private static void judge(int status, OutboxItem item) {
    if (status == SUCCESS) {
      return;
    }
    String text =
        "status %04X for the storage commitment of %s from %s"
            .formatted(status, item.sopInstanceUid(), item.destination());
    if (status == PROCESSING_FAILURE || status == RESOURCE_LIMITATION) {
      throw new TransientFault(text);
    }
    throw new DeliveryRefusedException(text);
  }
}
