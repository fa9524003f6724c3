package org.tacescore.rendezvous;

import java.util.Arrays;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomPatient;

/**
 * Key Object Selection Documents (DICOM PS3.3 A.35.4) by their titles (PS3.16 CID 7010), as an
 * archive sends them that rejects instances (IHE RAD TF-2, 4.66).
 */
enum RejectionNotes {
  /** Selects, and rejects nothing. */
  OF_INTEREST("113000", "Of Interest"),
  QUALITY("113001", "Rejected for Quality Reasons"),
  PATIENT_SAFETY("113037", "Rejected for Patient Safety Reasons"),
  WORKLIST_ENTRY("113038", "Incorrect Modality Worklist Entry"),
  /** The instances are gone, not wrong. */
  RETENTION_EXPIRED("113039", "Data Retention Policy Expired");

  private final String code;
  private final String meaning;

  RejectionNotes(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** A note of this title over all instances of some pieces. */
  Piece of(Piece... pieces) {
    return Piece.one(phantom -> note(phantom, List.of(pieces)));
  }

  private Attributes note(PhantomPatient phantom, List<Piece> pieces) {
    List<Attributes> instances =
        pieces.stream().flatMap(piece -> piece.source().of(phantom).stream()).toList();
    Attributes like = phantom.series(ContrastPhase.ARTERIAL).instances().get(0).dataset();
    Attributes note = new Attributes();
    note.addSelected(
        like,
        Tag.SpecificCharacterSet,
        Tag.StudyDate,
        Tag.StudyTime,
        Tag.PatientName,
        Tag.PatientID,
        Tag.IssuerOfPatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.StudyInstanceUID,
        Tag.StudyID);
    String name = code + Arrays.toString(uids(instances));
    note.setString(Tag.SOPClassUID, VR.UI, UID.KeyObjectSelectionDocumentStorage);
    note.setString(Tag.SOPInstanceUID, VR.UI, Piece.named(name, phantom.studyInstanceUid()));
    note.setString(
        Tag.SeriesInstanceUID, VR.UI, Piece.named("of " + name, phantom.studyInstanceUid()));
    note.setString(Tag.Modality, VR.CS, "KO");
    note.setInt(Tag.SeriesNumber, VR.IS, 500);
    note.setInt(Tag.InstanceNumber, VR.IS, 1);
    note.setString(Tag.ContentDate, VR.DA, "20250303");
    note.setString(Tag.ContentTime, VR.TM, "160000");
    note.setString(Tag.ValueType, VR.CS, "CONTAINER");
    note.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    Attributes title = item(note, Tag.ConceptNameCodeSequence);
    title.setString(Tag.CodeValue, VR.SH, code);
    title.setString(Tag.CodingSchemeDesignator, VR.SH, "DCM");
    title.setString(Tag.CodeMeaning, VR.LO, meaning);
    evidence(note, instances);
    content(note, instances);
    return note;
  }

  private static String[] uids(List<Attributes> instances) {
    return instances.stream().map(i -> i.getString(Tag.SOPInstanceUID)).toArray(String[]::new);
  }

  /** Current Requested Procedure Evidence Sequence, PS3.3 C.17.6.2. */
  private static void evidence(Attributes note, List<Attributes> instances) {
    Attributes study = item(note, Tag.CurrentRequestedProcedureEvidenceSequence);
    study.setString(Tag.StudyInstanceUID, VR.UI, note.getString(Tag.StudyInstanceUID));
    Sequence allSeries = study.newSequence(Tag.ReferencedSeriesSequence, 1);
    for (Attributes instance : instances) {
      String uid = instance.getString(Tag.SeriesInstanceUID);
      Attributes series =
          allSeries.stream()
              .filter(known -> known.getString(Tag.SeriesInstanceUID).equals(uid))
              .findFirst()
              .orElseGet(
                  () -> {
                    Attributes added = new Attributes();
                    added.setString(Tag.SeriesInstanceUID, VR.UI, uid);
                    added.newSequence(Tag.ReferencedSOPSequence, instances.size());
                    allSeries.add(added);
                    return added;
                  });
      series.getSequence(Tag.ReferencedSOPSequence).add(reference(instance));
    }
  }

  private static void content(Attributes note, List<Attributes> instances) {
    Sequence content = note.newSequence(Tag.ContentSequence, instances.size());
    for (Attributes instance : instances) {
      Attributes image = new Attributes();
      image.setString(Tag.RelationshipType, VR.CS, "CONTAINS");
      image.setString(Tag.ValueType, VR.CS, "IMAGE");
      image.newSequence(Tag.ReferencedSOPSequence, 1).add(reference(instance));
      content.add(image);
    }
  }

  private static Attributes reference(Attributes instance) {
    Attributes reference = new Attributes();
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, instance.getString(Tag.SOPClassUID));
    reference.setString(
        Tag.ReferencedSOPInstanceUID, VR.UI, instance.getString(Tag.SOPInstanceUID));
    return reference;
  }

  private static Attributes item(Attributes parent, int sequence) {
    Attributes item = new Attributes();
    parent.newSequence(sequence, 1).add(item);
    return item;
  }
}
