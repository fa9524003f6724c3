package org.tacescore.testpacs.pacs;

import java.io.ByteArrayOutputStream;
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
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;

/** C-STORE (DICOM PS3.4 B): success once the object is in the archive, its data set as it came. */
final class StoreService extends BasicCStoreSCP {

  private final PacsArchive archive;

  StoreService(PacsArchive archive) {
    super("*");
    this.archive = archive;
  }

  @Override
  protected void store(
      Association association,
      Presentation context,
      Attributes request,
      PDVInputStream data,
      Attributes response)
      throws IOException {
    ByteArrayOutputStream part10 = new ByteArrayOutputStream();
    try (ImageOutputStream out = new ImageOutputStream(part10, UID.ExplicitVRLittleEndian)) {
      out.writeFileMetaInformation(
          Part10.metaInformation(
              request.getString(Tag.AffectedSOPClassUID, ""),
              request.getString(Tag.AffectedSOPInstanceUID, ""),
              context.getTransferSyntax()));
      out.flush();
      data.copyTo(part10);
    }
    try {
      archive.store(part10.toByteArray());
    } catch (MalformedDicomException e) {
      throw new ImageException(Status.CannotUnderstand, e);
    }
  }
}
