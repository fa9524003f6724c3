package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;
import org.aoju.bus.core.exception.InternalException;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DataWriter;
import org.aoju.bus.image.metric.DataWriterAdapter;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.tacescore.dicom.Part10;

/**
 * Sends archived objects to another application entity (DICOM PS3.4 B) as they are stored; an
 * uncompressed one is re-encoded where the receiver takes only the other uncompressed syntaxes.
 *
 * @param entity that sends
 * @param calledAeTitle that receives
 * @param destination where it listens
 */
record StoreScu(ApplicationEntity entity, String calledAeTitle, Destination destination) {

  private static final List<String> PLAIN =
      List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian);

  /** Opens an association that proposes what these objects need. */
  Association connect(List<ArchivedInstance> instances) throws IOException, InterruptedException {
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET(entity.getAETitle());
    request.setCalledAET(calledAeTitle);
    for (ArchivedInstance instance : instances) {
      request.addPresentationContextFor(instance.sopClassUid(), instance.transferSyntaxUid());
      if (PLAIN.contains(instance.transferSyntaxUid())) {
        PLAIN.forEach(ts -> request.addPresentationContextFor(instance.sopClassUid(), ts));
      }
    }
    Connection remote = new Connection("destination", destination.host(), destination.port());
    try {
      return entity.connect(entity.getConnections().get(0), remote, request);
    } catch (InternalException | GeneralSecurityException e) {
      throw new IOException("no association with " + calledAeTitle, e);
    }
  }

  /**
   * Sends one object.
   *
   * @return the receiver's status
   */
  int send(Association association, ArchivedInstance instance, String originator, int messageId)
      throws IOException, InterruptedException {
    String syntax = acceptedSyntax(association, instance);
    if (syntax.isEmpty()) {
      return Status.SOPclassNotSupported;
    }
    DataWriter data =
        syntax.equals(instance.transferSyntaxUid())
            ? asStored(instance)
            : new DataWriterAdapter(Part10.read(instance.file()).dataset());
    DimseRSP response =
        association.cstore(
            instance.sopClassUid(),
            instance.sopInstanceUid(),
            0,
            originator,
            messageId,
            data,
            syntax);
    response.next();
    return response.getCommand().getInt(Tag.Status, Status.UnableToProcess);
  }

  private static String acceptedSyntax(Association association, ArchivedInstance instance) {
    var accepted = association.getTransferSyntaxesFor(instance.sopClassUid());
    if (accepted.contains(instance.transferSyntaxUid())) {
      return instance.transferSyntaxUid();
    }
    return PLAIN.contains(instance.transferSyntaxUid())
        ? PLAIN.stream().filter(accepted::contains).findFirst().orElse("")
        : "";
  }

  private static DataWriter asStored(ArchivedInstance instance) {
    return (out, transferSyntaxUid) -> {
      try (InputStream in = Files.newInputStream(instance.file())) {
        in.skipNBytes(datasetOffset(instance));
        in.transferTo(out);
      }
    };
  }

  private static long datasetOffset(ArchivedInstance instance) throws IOException {
    try (InputStream in = Files.newInputStream(instance.file());
        ImageInputStream parser = new ImageInputStream(in)) {
      parser.readFileMetaInformation();
      return parser.getPosition();
    }
  }
}
