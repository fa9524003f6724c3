package org.tacescore.report;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.DicomTime;
import org.tacescore.dicom.Part10;

/**
 * Writes a Key Object Selection Document that takes back objects of this software, with the title
 * (113001, DCM, "Rejected for Quality Reasons"). Equal arguments give equal bytes.
 *
 * <p>Source: PS3.3 A.35.4 Key Object Selection Document IOD; PS3.16 TID 2010; IHE Radiology,
 * Imaging Object Change Management (RAD TF-2, 4.66).
 */
public final class RejectionNoteWriter {
  private static final Code TITLE = new Code("113001", "DCM", "Rejected for Quality Reasons");
  private static final Code DESCRIPTION = new Code("113012", "DCM", "Key Object Description");

  /** Objects of ours that are images (PS3.3 A.1.4); the others are composite objects. */
  private static final Set<String> IMAGES =
      Set.of(UID.SecondaryCaptureImageStorage, UID.SegmentationStorage, UID.ParametricMapStorage);

  private RejectionNoteWriter() {}

  /**
   * The note as a DICOM file, Explicit VR Little Endian.
   *
   * @param rejected objects of one study, at least one; the note repeats the first one's patient
   *     and study
   * @param header UIDs, time and names of the note
   * @param device the installation that takes them back
   */
  public static byte[] encode(
      List<DicomObject> rejected, DocumentHeader header, DeviceObserver device) {
    return Part10.encode(write(rejected, header, device));
  }

  /**
   * The note as a data set.
   *
   * @throws IllegalArgumentException if there is nothing to reject, or objects of several studies
   */
  public static Attributes write(
      List<DicomObject> rejected, DocumentHeader header, DeviceObserver device) {
    if (rejected.stream().map(DicomObject::studyInstanceUid).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "a rejection note needs objects of one study, got %d objects".formatted(rejected.size()));
    }
    Attributes note = new Attributes();
    StudyContext.of(rejected.get(0)).copyTo(note);
    writeDocument(header, note);
    InstanceHierarchy.add(
        note,
        Tag.CurrentRequestedProcedureEvidenceSequence,
        rejected.stream().map(RejectionNoteWriter::reference).toList());
    OwnObject.sign(note, header.softwareVersions(), device, header.created());
    writeContent(rejected, note);
    ResearchLabelValidator.require(note);
    return note;
  }

  private static InstanceReference reference(DicomObject object) {
    return new InstanceReference(
        object.studyInstanceUid(),
        object.seriesInstanceUid(),
        object.sopClassUid(),
        object.sopInstanceUid());
  }

  /** PS3.3 C.17.6.1 Key Object Document Series, C.17.6.2 Key Object Document, C.12.1. */
  private static void writeDocument(DocumentHeader header, Attributes note) {
    OffsetDateTime created = header.created();
    note.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    note.setString(Tag.SOPClassUID, VR.UI, UID.KeyObjectSelectionDocumentStorage);
    note.setString(Tag.SOPInstanceUID, VR.UI, header.sopInstanceUid());
    note.setString(Tag.InstanceCreationDate, VR.DA, DicomTime.da(created));
    note.setString(Tag.InstanceCreationTime, VR.TM, DicomTime.tm(created));
    note.setString(Tag.TimezoneOffsetFromUTC, VR.SH, DicomTime.offset(created));
    note.setString(Tag.Modality, VR.CS, "KO");
    note.setString(Tag.SeriesInstanceUID, VR.UI, header.seriesInstanceUid());
    note.setString(Tag.SeriesNumber, VR.IS, Integer.toString(header.seriesNumber()));
    note.setString(Tag.SeriesDate, VR.DA, DicomTime.da(created));
    note.setString(Tag.SeriesTime, VR.TM, DicomTime.tm(created));
    note.setString(
        Tag.SeriesDescription,
        VR.LO,
        DicomText.fit(ResearchMarks.PREFIX + " - " + header.subject(), VR.LO));
    note.setNull(Tag.ReferencedPerformedProcedureStepSequence, VR.SQ);
    note.setString(Tag.InstanceNumber, VR.IS, "1");
    note.setString(Tag.ContentDate, VR.DA, DicomTime.da(created));
    note.setString(Tag.ContentTime, VR.TM, DicomTime.tm(created));
  }

  private static void writeContent(List<DicomObject> rejected, Attributes note) {
    ContentItems.container(note, TITLE, "2010");
    Sequence content = note.newSequence(Tag.ContentSequence, rejected.size() + 1);
    content.add(
        ContentItems.text(
            ContentItems.Relationship.CONTAINS,
            DESCRIPTION,
            ResearchMarks.PREFIX + ": these results of research software were taken back"));
    rejected.forEach(object -> content.add(item(object)));
  }

  /** By reference, without a concept name (TID 2010, rows 8 and 10). */
  private static Attributes item(DicomObject object) {
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, "CONTAINS");
    item.setString(
        Tag.ValueType, VR.CS, IMAGES.contains(object.sopClassUid()) ? "IMAGE" : "COMPOSITE");
    Attributes reference = new Attributes();
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, object.sopClassUid());
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, object.sopInstanceUid());
    item.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
    return item;
  }
}
