package org.tacescore.worker.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.UID;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.queue.EncodedFile;
import org.tacescore.worker.queue.OutputObject;

/**
 * A DICOM object that the pipeline made, encoded once in Explicit VR Little Endian: whoever sends
 * or keeps it uses these bytes.
 */
final class EncodedObject {
  private final String role;
  private final DicomObject identity;
  private final byte[] bytes;

  private EncodedObject(String role, DicomObject identity, byte[] bytes) {
    this.role = role;
    this.identity = identity;
    this.bytes = bytes;
  }

  /**
   * @param role as {@link OutputObject#role}
   * @param file Part 10, which the caller does not change any more
   */
  static EncodedObject of(String role, byte[] file) {
    return new EncodedObject(role, Part10.readHeader(file), file);
  }

  String role() {
    return role;
  }

  String sopInstanceUid() {
    return identity.sopInstanceUid();
  }

  ResultDocument.ObjectEntry entry() {
    return new ResultDocument.ObjectEntry(
        role, identity.sopClassUid(), identity.seriesInstanceUid(), identity.sopInstanceUid());
  }

  void writeTo(Path folder) throws IOException {
    Files.write(folder.resolve(ObjectFiles.name(role)), bytes);
  }

  OutputObject output() {
    return new OutputObject(
        role,
        identity.sopClassUid(),
        identity.sopInstanceUid(),
        identity.seriesInstanceUid(),
        UID.ExplicitVRLittleEndian,
        EncodedFile.of(bytes),
        true);
  }
}
