package org.tacescore.worker.receive;

import java.io.IOException;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.ImageException;
import org.aoju.bus.image.metric.PDVInputStream;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCStoreSCP;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.dicom.Part10;

/**
 * Answers C-STORE (PS3.7 section 9.1.1, PS3.4 annex B): our File Meta Information, which depends on
 * the UIDs alone, then the data set as it came, byte for byte. Success means durable.
 */
final class StorageService extends BasicCStoreSCP {
  private static final Logger LOG = LoggerFactory.getLogger(StorageService.class);

  private final InstanceReceiver receiver;

  StorageService(InstanceReceiver receiver) {
    super("*");
    this.receiver = receiver;
  }

  @Override
  protected void store(
      Association association,
      Presentation context,
      Attributes request,
      PDVInputStream data,
      Attributes response)
      throws IOException {
    SopReference announced =
        new SopReference(
            request.getString(Tag.AffectedSOPClassUID, ""),
            request.getString(Tag.AffectedSOPInstanceUID, ""));
    Origin origin = new Origin(Origin.Kind.DIMSE, association.getCallingAET());
    try (Reception reception = receiver.begin(origin)) {
      receive(reception, announced, context.getTransferSyntax(), data);
    } catch (UnacceptableInstanceException e) {
      LOG.warn("C-STORE of {} refused: {}", announced.sopInstanceUid(), e.getMessage());
      throw refusal(e.fault().status(), e.fault() + ": " + e.getMessage(), data);
    } catch (NoSpaceException e) {
      throw refusal(Status.OutOfResources, "the disk is nearly full", data);
    } catch (StorageFaultException e) {
      LOG.error("C-STORE of {} failed", announced.sopInstanceUid(), e);
      throw refusal(Status.OutOfResources, "the object could not be stored", data);
    } catch (RuntimeException e) {
      // The toolkit would let the association's thread die and the sender wait.
      LOG.error("C-STORE of {} met a bug", announced.sopInstanceUid(), e);
      throw refusal(Status.ProcessingFailure, "internal error", data);
    }
  }

  private static void receive(
      Reception reception, SopReference announced, String transferSyntaxUid, PDVInputStream data)
      throws IOException {
    writeMetaInformation(reception, announced, transferSyntaxUid);
    data.copyTo(reception.stream());
    reception.finish(Expectation.instance(announced));
  }

  @SuppressWarnings("resource") // closing it would write nothing more and end the reception
  private static void writeMetaInformation(
      Reception reception, SopReference announced, String transferSyntaxUid) throws IOException {
    ImageOutputStream out = new ImageOutputStream(reception.stream(), UID.ExplicitVRLittleEndian);
    out.writeFileMetaInformation(
        Part10.metaInformation(
            announced.sopClassUid(), announced.sopInstanceUid(), transferSyntaxUid));
    out.flush();
  }

  private static ImageException refusal(int status, String comment, PDVInputStream rest)
      throws IOException {
    rest.skipAll();
    // Error Comment (0000,0902) is an LO of at most 64 characters.
    return new ImageException(status)
        .setErrorComment(comment.substring(0, Math.min(64, comment.length())));
  }
}
