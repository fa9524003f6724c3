package org.tacescore.worker.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Commands;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.AbstractService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers N-EVENT-REPORT of the Storage Commitment Push Model (PS3.4 annex J.3.3). */
public final class CommitmentService extends AbstractService {
  private static final Logger LOG = LoggerFactory.getLogger(CommitmentService.class);

  private final CommitmentListener listener;

  public CommitmentService(CommitmentListener listener) {
    super(UID.StorageCommitmentPushModelSOPClass);
    this.listener = listener;
  }

  @Override
  protected void onDimse(
      Association association,
      Presentation context,
      Dimse dimse,
      Attributes command,
      Attributes data)
      throws IOException {
    int status =
        dimse == Dimse.N_EVENT_REPORT_RQ && data != null
            ? status(data)
            : Status.UnrecognizedOperation;
    association.writeDimseRSP(context, Commands.mkNEventReportRSP(command, status));
  }

  private int status(Attributes data) {
    try {
      listener.reported(
          new CommitmentReport(
              data.getString(Tag.TransactionUID, ""),
              instances(data, Tag.ReferencedSOPSequence),
              instances(data, Tag.FailedSOPSequence)));
      return Status.Success;
    } catch (RuntimeException e) {
      // The toolkit would let the association's thread die and the sender wait.
      LOG.error("a report about storage commitment could not be kept", e);
      return Status.ProcessingFailure;
    }
  }

  private static List<String> instances(Attributes data, int tag) {
    List<String> instances = new ArrayList<>();
    Sequence items = data.getSequence(tag);
    if (items != null) {
      for (Attributes item : items) {
        String uid = item.getString(Tag.ReferencedSOPInstanceUID, "");
        instances.add(
            tag == Tag.FailedSOPSequence
                ? "%s (reason %04X)".formatted(uid, item.getInt(Tag.FailureReason, 0))
                : uid);
      }
    }
    return instances;
  }
}
