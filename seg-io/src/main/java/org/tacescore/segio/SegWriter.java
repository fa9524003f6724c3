package org.tacescore.segio;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.DicomTime;
import org.tacescore.refusal.RefusedException;

/**
 * Writes whole DICOM segmentations (PS3.3 A.51), as any producer's: {@link SegContent} with patient
 * and study of the source.
 *
 * <p>Equal arguments give equal objects. Text is in ISO_IR 192; Content Qualification (0018,9004)
 * is RESEARCH.
 */
public final class SegWriter {
  private static final Code PROCESSING_EQUIPMENT =
      new Code("109102", "DCM", "Processing Equipment");

  private static final int[] PATIENT = {
    Tag.PatientName, Tag.PatientID, Tag.PatientBirthDate, Tag.PatientSex
  };
  private static final int[] STUDY = {
    Tag.StudyInstanceUID,
    Tag.StudyDate,
    Tag.StudyTime,
    Tag.ReferringPhysicianName,
    Tag.StudyID,
    Tag.AccessionNumber
  };
  private static final int[] OPTIONAL = {
    Tag.IssuerOfPatientID, Tag.StudyDescription, Tag.PatientAge, Tag.PatientSize, Tag.PatientWeight
  };

  private SegWriter() {}

  /**
   * Makes the data set of a segmentation.
   *
   * @param source the series that the masks lie on
   * @param segments numbered from 1 in this order
   * @throws RefusedException EMPTY_SEGMENT if no segment has a voxel
   * @throws IllegalArgumentException if a mask lies on another grid than the source
   */
  public static DicomObject write(
      SegSource source, List<SegmentDraft> segments, SegIdentity identity) {
    return write(source.instances().get(0), source.grid(), segments, identity, "");
  }

  /**
   * The same on a series of any kind, with the person who drew it.
   *
   * @param image an instance of the series, from which patient and study are copied
   * @param grid the series that the masks lie on
   * @param creator Content Creator's Name (0070,0084); may be empty
   * @throws RefusedException EMPTY_SEGMENT if no segment has a voxel
   * @throws IllegalArgumentException if a mask lies on another grid than the series
   */
  public static DicomObject write(
      DicomObject image,
      SourceGrid grid,
      List<SegmentDraft> segments,
      SegIdentity identity,
      String creator) {
    return write(image.dataset(), grid, segments, identity, creator);
  }

  private static DicomObject write(
      Attributes image,
      SourceGrid grid,
      List<SegmentDraft> segments,
      SegIdentity identity,
      String creator) {
    Attributes seg = new Attributes();
    putPatientAndStudy(seg, image);
    putSeries(seg, identity);
    putEquipment(seg, identity.producer());
    copyText(image, seg, Tag.PositionReferenceIndicator);
    seg.setString(Tag.ContentLabel, VR.CS, "SEGMENTATION");
    seg.setString(Tag.ContentDescription, VR.LO, identity.seriesDescription());
    if (creator.isBlank()) {
      seg.setNull(Tag.ContentCreatorName, VR.PN);
    } else {
      seg.setString(Tag.ContentCreatorName, VR.PN, creator);
    }
    SegContent.put(seg, grid, segments);
    return new DicomObject(UID.ExplicitVRLittleEndian, seg);
  }

  private static void putPatientAndStudy(Attributes seg, Attributes source) {
    seg.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    for (int tag : PATIENT) {
      copyText(source, seg, tag);
    }
    for (int tag : STUDY) {
      copyText(source, seg, tag);
    }
    for (int tag : OPTIONAL) {
      if (source.containsValue(tag)) {
        copyText(source, seg, tag);
      }
    }
  }

  /** Decoded and set again, since the source may be in another character set. */
  private static void copyText(Attributes from, Attributes to, int tag) {
    VR vr = ElementDictionary.vrOf(tag, null);
    String[] values = from.getStrings(tag);
    if (values == null || values.length == 0) {
      to.setNull(tag, vr);
    } else {
      to.setString(tag, vr, values);
    }
  }

  private static void putSeries(Attributes seg, SegIdentity identity) {
    String date = DicomTime.da(identity.created());
    String time = DicomTime.tm(identity.created());
    seg.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    seg.setString(Tag.SOPInstanceUID, VR.UI, identity.sopInstanceUid());
    seg.setString(Tag.Modality, VR.CS, "SEG");
    seg.setString(Tag.SeriesInstanceUID, VR.UI, identity.seriesInstanceUid());
    seg.setInt(Tag.SeriesNumber, VR.IS, identity.seriesNumber());
    seg.setString(Tag.SeriesDescription, VR.LO, identity.seriesDescription());
    seg.setString(Tag.SeriesDate, VR.DA, date);
    seg.setString(Tag.SeriesTime, VR.TM, time);
    seg.setString(Tag.ContentDate, VR.DA, date);
    seg.setString(Tag.ContentTime, VR.TM, time);
    seg.setInt(Tag.InstanceNumber, VR.IS, 1);
  }

  private static void putEquipment(Attributes seg, SegProducer producer) {
    putEquipmentNames(seg, producer);
    seg.setString(Tag.DeviceSerialNumber, VR.LO, producer.serialNumber());
    seg.setString(Tag.ContentQualification, VR.CS, "RESEARCH");
    if (producer.contributes()) {
      Attributes item = new Attributes(4);
      putEquipmentNames(item, producer);
      CodedEntry.put(item, Tag.PurposeOfReferenceCodeSequence, PROCESSING_EQUIPMENT);
      seg.newSequence(Tag.ContributingEquipmentSequence, 1).add(item);
    }
  }

  private static void putEquipmentNames(Attributes item, SegProducer producer) {
    item.setString(Tag.Manufacturer, VR.LO, producer.manufacturer());
    item.setString(Tag.ManufacturerModelName, VR.LO, producer.modelName());
    item.setString(Tag.SoftwareVersions, VR.LO, producer.softwareVersion());
  }
}
