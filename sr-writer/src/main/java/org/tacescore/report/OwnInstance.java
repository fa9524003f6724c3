package org.tacescore.report;

import java.time.OffsetDateTime;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomTime;

/**
 * What every instance of ours has around its content: patient and study of the images it was made
 * from, a series of its own, the equipment, and the marks of research.
 *
 * <p>Source: PS3.3 C.7.1.1, C.7.2.1, C.7.3.1, C.17.1, C.7.5.1, C.12.1.
 */
public final class OwnInstance {
  /**
   * Body Part Examined (0018,0015), CID 4: the liver is no paired organ, so that Laterality
   * (0020,0060), type 2C of General Series, is not asked for.
   */
  private static final String BODY_PART = "LIVER";

  private OwnInstance() {}

  /**
   * An image's data set that has all but what is peculiar to its kind.
   *
   * @param modality Modality (0008,0060)
   * @param instanceNumber Instance Number (0020,0013), from 1
   */
  public static Attributes begin(
      StudyContext study,
      DocumentHeader header,
      DeviceObserver device,
      String sopClassUid,
      String modality,
      int instanceNumber) {
    Attributes dataset =
        beginDocument(study, header, device, sopClassUid, modality, instanceNumber);
    examined(dataset);
    return dataset;
  }

  /** As {@link #begin}, of what is no image: the series of a document has no body part. */
  static Attributes beginDocument(
      StudyContext study,
      DocumentHeader header,
      DeviceObserver device,
      String sopClassUid,
      String modality,
      int instanceNumber) {
    Attributes dataset = new Attributes();
    study.copyTo(dataset);
    OffsetDateTime created = study.inOffset(header.created());
    writeSopCommon(dataset, header, sopClassUid, created);
    writeSeries(dataset, header, modality, created);
    dataset.setInt(Tag.InstanceNumber, VR.IS, instanceNumber);
    dataset.setString(Tag.ContentDate, VR.DA, DicomTime.da(created));
    dataset.setString(Tag.ContentTime, VR.TM, DicomTime.tm(created));
    dataset.setString(Tag.ContentQualification, VR.CS, ResearchMarks.CONTENT_QUALIFICATION);
    OwnObject.sign(dataset, header.softwareVersions(), device, created);
    return dataset;
  }

  /** Says which part of the body the images of a series show. */
  static void examined(Attributes image) {
    image.setString(Tag.BodyPartExamined, VR.CS, BODY_PART);
  }

  /** Begins with the mark and says what the header calls its subject; as Series Description. */
  public static String description(DocumentHeader header) {
    return DicomText.fit(ResearchMarks.PREFIX + " - " + header.subject(), VR.LO);
  }

  private static void writeSopCommon(
      Attributes dataset, DocumentHeader header, String sopClassUid, OffsetDateTime created) {
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    dataset.setString(Tag.SOPClassUID, VR.UI, sopClassUid);
    dataset.setString(Tag.SOPInstanceUID, VR.UI, header.sopInstanceUid());
    dataset.setString(Tag.InstanceCreationDate, VR.DA, DicomTime.da(created));
    dataset.setString(Tag.InstanceCreationTime, VR.TM, DicomTime.tm(created));
    dataset.setString(Tag.TimezoneOffsetFromUTC, VR.SH, DicomTime.offset(created));
  }

  private static void writeSeries(
      Attributes dataset, DocumentHeader header, String modality, OffsetDateTime created) {
    dataset.setString(Tag.Modality, VR.CS, modality);
    dataset.setString(Tag.SeriesInstanceUID, VR.UI, header.seriesInstanceUid());
    dataset.setInt(Tag.SeriesNumber, VR.IS, header.seriesNumber());
    dataset.setString(Tag.SeriesDate, VR.DA, DicomTime.da(created));
    dataset.setString(Tag.SeriesTime, VR.TM, DicomTime.tm(created));
    dataset.setString(Tag.SeriesDescription, VR.LO, description(header));
  }
}
