package org.tacescore.worker.receive;

import java.nio.file.Path;
import java.time.Instant;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.PatientStudy;
import org.tacescore.dicom.UniqueIdentifier;
import org.tacescore.worker.receive.UnacceptableInstanceException.Fault;

/**
 * What the door must know of an instance: a whole data set with the four UIDs that place it.
 *
 * @param instance the data set, its bulk values left out
 */
public record InstanceHeader(DicomObject instance) {

  /**
   * @throws UnacceptableInstanceException if the instance has no UID where it needs one
   */
  public InstanceHeader {
    requireUid(instance, Tag.SOPClassUID, "SOP Class UID");
    requireUid(instance, Tag.SOPInstanceUID, "SOP Instance UID");
    requireUid(instance, Tag.StudyInstanceUID, "Study Instance UID");
    requireUid(instance, Tag.SeriesInstanceUID, "Series Instance UID");
    if (!UniqueIdentifier.isValid(instance.transferSyntaxUid())) {
      throw new UnacceptableInstanceException(
          Fault.MISSING_UID,
          "the File Meta Information has no valid Transfer Syntax UID",
          SopReference.of(instance.sopClassUid(), instance.sopInstanceUid()));
    }
  }

  static InstanceHeader read(Path file) {
    return new InstanceHeader(InstanceFile.readSkippingBulk(file));
  }

  public SopReference reference() {
    return new SopReference(instance.sopClassUid(), instance.sopInstanceUid());
  }

  public String studyInstanceUid() {
    return instance.studyInstanceUid();
  }

  InstanceRecord toRecord(
      StoredObject stored,
      String defaultIssuer,
      Instant receivedAt,
      Origin origin,
      boolean ownObject) {
    PatientStudy whose = PatientStudy.of(instance);
    return new InstanceRecord(
        instance.sopInstanceUid(),
        instance.sopClassUid(),
        instance.studyInstanceUid(),
        instance.seriesInstanceUid(),
        instance.dataset().getString(Tag.Modality, ""),
        PatientKey.of(whose, defaultIssuer),
        instance.transferSyntaxUid(),
        stored.sha256(),
        stored.bytes(),
        receivedAt,
        origin,
        ownObject);
  }

  private static void requireUid(DicomObject instance, int tag, String name) {
    Attributes dataset = instance.dataset();
    String value = dataset.getString(tag, "");
    if (!UniqueIdentifier.isValid(value)) {
      throw new UnacceptableInstanceException(
          Fault.MISSING_UID,
          "the data set has no valid %s".formatted(name),
          SopReference.of(
              dataset.getString(Tag.SOPClassUID, ""), dataset.getString(Tag.SOPInstanceUID, "")));
    }
  }
}
