package org.tacescore.worker.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.queue.EncodedFile;
import org.tacescore.worker.queue.OutputObject;

/**
 * A DICOM object that the pipeline made, encoded once in Explicit VR Little Endian: whoever sends
 * or keeps it uses these bytes.
 */
final class EncodedObject {
  private final String role;
  private final String sopClassUid;
  private final String sopInstanceUid;
  private final String seriesInstanceUid;
  private final byte[] bytes;

  private EncodedObject(String role, Attributes dataset) {
    this.role = role;
    this.sopClassUid = dataset.getString(Tag.SOPClassUID);
    this.sopInstanceUid = dataset.getString(Tag.SOPInstanceUID);
    this.seriesInstanceUid = dataset.getString(Tag.SeriesInstanceUID);
    this.bytes = Part10.encode(dataset);
  }

  /**
   * @param role as {@link OutputObject#role}
   * @param dataset with all its identifiers
   */
  static EncodedObject of(String role, Attributes dataset) {
    return new EncodedObject(role, dataset);
  }

  String role() {
    return role;
  }

  String sopInstanceUid() {
    return sopInstanceUid;
  }

  ResultDocument.ObjectEntry entry() {
    return new ResultDocument.ObjectEntry(role, sopClassUid, seriesInstanceUid, sopInstanceUid);
  }

  void writeTo(Path folder) throws IOException {
    Files.write(folder.resolve(ObjectFiles.name(role)), bytes);
  }

  OutputObject output() {
    return new OutputObject(
        role,
        sopClassUid,
        sopInstanceUid,
        seriesInstanceUid,
        UID.ExplicitVRLittleEndian,
        EncodedFile.of(bytes),
        true);
  }
}
