package org.tacescore.testpacs.pacs;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;

/** Secondary captures of two by two pixels, and an SR header, named by patient, series, number. */
final class SmallObjects {

  private SmallObjects() {}

  static DicomObject image(String patient, String series, int number) {
    return object(UID.SecondaryCaptureImageStorage, "OT", patient, series, number);
  }

  static DicomObject report(String patient) {
    return object(UID.ComprehensiveSRStorage, "SR", patient, "report", 1);
  }

  private static DicomObject object(
      String sopClass, String modality, String patient, String series, int number) {
    Attributes object = new Attributes();
    object.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    object.setString(Tag.SOPClassUID, VR.UI, sopClass);
    object.setString(
        Tag.SOPInstanceUID, VR.UI, DeterministicUid.of(patient, series, Integer.toString(number)));
    object.setString(Tag.StudyInstanceUID, VR.UI, DeterministicUid.of(patient));
    object.setString(Tag.SeriesInstanceUID, VR.UI, DeterministicUid.of(patient, series));
    object.setString(Tag.PatientID, VR.LO, patient);
    object.setString(Tag.PatientName, VR.PN, "Prüfung^" + patient);
    object.setString(Tag.StudyDate, VR.DA, "20250303");
    object.setString(Tag.Modality, VR.CS, modality);
    object.setString(Tag.SeriesDescription, VR.LO, series);
    object.setInt(Tag.InstanceNumber, VR.IS, number);
    if (modality.equals("OT")) {
      object.setInt(Tag.Rows, VR.US, 2);
      object.setInt(Tag.Columns, VR.US, 2);
      object.setInt(Tag.BitsAllocated, VR.US, 8);
      object.setBytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) number});
    }
    return new DicomObject(UID.ExplicitVRLittleEndian, object);
  }
}
