package org.tacescore.worker.receive;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.dicom.UniqueIdentifier;

/**
 * What the index keeps of a received instance; its bytes lie in the {@link ObjectStore} under their
 * hash.
 *
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param sopClassUid SOP Class UID (0008,0016)
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param seriesInstanceUid Series Instance UID (0020,000E)
 * @param modality Modality (0008,0060); empty when the object has none
 * @param patient whose study it is
 * @param transferSyntaxUid Transfer Syntax UID (0002,0010) of the bytes as stored
 * @param sha256 SHA-256 of the stored Part 10 file, 64 lower-case hexadecimal digits
 * @param bytes length of that file, positive
 * @param receivedAt when the last byte was there
 * @param origin the way it came in
 * @param ownObject whether this software made it; such an instance is known and starts nothing
 */
public record InstanceRecord(
    String sopInstanceUid,
    String sopClassUid,
    String studyInstanceUid,
    String seriesInstanceUid,
    String modality,
    PatientKey patient,
    String transferSyntaxUid,
    String sha256,
    long bytes,
    Instant receivedAt,
    Origin origin,
    boolean ownObject) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public InstanceRecord {
    Map.of(
            "SOP Instance UID", sopInstanceUid,
            "SOP Class UID", sopClassUid,
            "Study Instance UID", studyInstanceUid,
            "Series Instance UID", seriesInstanceUid,
            "Transfer Syntax UID", transferSyntaxUid)
        .forEach(InstanceRecord::requireUid);
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + sha256);
    }
    if (bytes <= 0) {
      throw new IllegalArgumentException("an instance has at least one byte, got " + bytes);
    }
  }

  /** Whether it selects key objects; such a document alone is no study to be scored. */
  public boolean keyObjectSelection() {
    return sopClassUid.equals(RejectionNote.KEY_OBJECT_SELECTION);
  }

  private static void requireUid(String name, String value) {
    if (!UniqueIdentifier.isValid(value)) {
      throw new IllegalArgumentException(name + " is not a UID: " + value);
    }
  }
}
