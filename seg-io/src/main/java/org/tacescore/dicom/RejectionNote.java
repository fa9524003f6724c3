package org.tacescore.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;

/**
 * A Key Object Selection Document (PS3.3 A.35.4) that takes instances back, by IHE Radiology,
 * Imaging Object Change Management (RAD TF-2, 4.66).
 *
 * @param title why
 * @param rejected what, from Current Requested Procedure Evidence Sequence (0040,A375), and from
 *     the content tree where that names an instance which the evidence does not
 */
public record RejectionNote(Title title, List<Rejected> rejected) {
  /** Key Object Selection Document Storage, PS3.4 B.5. */
  public static final String KEY_OBJECT_SELECTION = "1.2.840.10008.5.1.4.1.1.88.59";

  private static final int DEEPEST_CONTENT = 16;

  public RejectionNote {
    rejected = List.copyOf(rejected);
  }

  /** Document titles of rejection notes, PS3.16 CID 7010, coding scheme DCM. */
  public enum Title {
    QUALITY("113001", "Rejected for Quality Reasons"),
    PATIENT_SAFETY("113037", "Rejected for Patient Safety Reasons"),
    WORKLIST_ENTRY("113038", "Incorrect Modality Worklist Entry"),
    /** The instances are gone, not wrong: the same ones may come again, and are used then. */
    RETENTION_EXPIRED("113039", "Data Retention Policy Expired");

    private final String code;
    private final String meaning;

    Title(String code, String meaning) {
      this.code = code;
      this.meaning = meaning;
    }

    /** The code's meaning, in the words of the standard. */
    public String meaning() {
      return meaning;
    }

    private static Optional<Title> of(Attributes concept) {
      return concept.getString(Tag.CodingSchemeDesignator, "").equals("DCM")
          ? Arrays.stream(values())
              .filter(title -> title.code.equals(concept.getString(Tag.CodeValue, "")))
              .findFirst()
          : Optional.empty();
    }
  }

  /**
   * What a note takes back.
   *
   * @param studyInstanceUid Study Instance UID; empty for whichever study has the instance
   * @param seriesInstanceUid Series Instance UID; empty for whatever the study holds
   * @param sopInstanceUid SOP Instance UID; empty for whatever the series holds
   */
  public record Rejected(String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid) {

    boolean covers(DicomObject instance) {
      return (studyInstanceUid.isEmpty() || studyInstanceUid.equals(instance.studyInstanceUid()))
          && (seriesInstanceUid.isEmpty() || seriesInstanceUid.equals(instance.seriesInstanceUid()))
          && (sopInstanceUid.isEmpty() || sopInstanceUid.equals(instance.sopInstanceUid()));
    }
  }

  /** Whether it takes an instance back. */
  public boolean covers(DicomObject instance) {
    return rejected.stream().anyMatch(reference -> reference.covers(instance));
  }

  /** Reads an instance; empty if it is no rejection note, or one that names nothing. */
  public static Optional<RejectionNote> of(DicomObject instance) {
    if (!instance.sopClassUid().equals(KEY_OBJECT_SELECTION)) {
      return Optional.empty();
    }
    Attributes dataset = instance.dataset();
    Optional<Title> title =
        items(dataset, Tag.ConceptNameCodeSequence).stream().findFirst().flatMap(Title::of);
    return title
        .map(why -> new RejectionNote(why, rejected(instance)))
        .filter(note -> !note.rejected().isEmpty());
  }

  private static List<Rejected> rejected(DicomObject note) {
    List<Rejected> rejected = new ArrayList<>();
    for (Attributes study : items(note.dataset(), Tag.CurrentRequestedProcedureEvidenceSequence)) {
      String uid = uid(study, Tag.StudyInstanceUID);
      if (!uid.isEmpty()) {
        addStudy(rejected, uid, items(study, Tag.ReferencedSeriesSequence));
      }
    }
    List<String> known = rejected.stream().map(Rejected::sopInstanceUid).toList();
    for (String sop : content(note.dataset(), 0)) {
      if (!known.contains(sop)) {
        rejected.add(new Rejected("", "", sop));
      }
    }
    return rejected.stream().distinct().toList();
  }

  private static void addStudy(List<Rejected> rejected, String study, List<Attributes> allSeries) {
    if (allSeries.isEmpty()) {
      rejected.add(new Rejected(study, "", ""));
    }
    for (Attributes series : allSeries) {
      String uid = uid(series, Tag.SeriesInstanceUID);
      List<Attributes> instances = items(series, Tag.ReferencedSOPSequence);
      if (instances.isEmpty() && !uid.isEmpty()) {
        rejected.add(new Rejected(study, uid, ""));
      }
      instances.stream()
          .map(instance -> uid(instance, Tag.ReferencedSOPInstanceUID))
          .filter(sop -> !sop.isEmpty())
          .forEach(sop -> rejected.add(new Rejected(study, uid, sop)));
    }
  }

  /** Instances that the content tree names: IMAGE, WAVEFORM and COMPOSITE items (TID 2010). */
  private static List<String> content(Attributes item, int depth) {
    List<String> uids = new ArrayList<>();
    if (depth < DEEPEST_CONTENT) {
      for (Attributes child : items(item, Tag.ContentSequence)) {
        items(child, Tag.ReferencedSOPSequence).stream()
            .map(reference -> uid(reference, Tag.ReferencedSOPInstanceUID))
            .filter(uid -> !uid.isEmpty())
            .forEach(uids::add);
        uids.addAll(content(child, depth + 1));
      }
    }
    return uids;
  }

  private static String uid(Attributes item, int tag) {
    String uid = item.getString(tag, "");
    return UniqueIdentifier.isValid(uid) ? uid : "";
  }

  private static List<Attributes> items(Attributes item, int tag) {
    Sequence sequence = item.getSequence(tag);
    return sequence == null ? List.of() : List.copyOf(sequence);
  }
}
