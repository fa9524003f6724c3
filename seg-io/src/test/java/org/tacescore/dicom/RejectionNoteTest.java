package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.RejectionNote.Rejected;
import org.tacescore.dicom.RejectionNote.Title;

class RejectionNoteTest {

  static Attributes note(String code, String scheme) {
    Attributes note = new Attributes();
    note.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.59");
    note.setString(Tag.SOPInstanceUID, VR.UI, "1.9.1");
    note.setString(Tag.StudyInstanceUID, VR.UI, "1.9");
    Attributes title = item(note, Tag.ConceptNameCodeSequence);
    title.setString(Tag.CodeValue, VR.SH, code);
    title.setString(Tag.CodingSchemeDesignator, VR.SH, scheme);
    return note;
  }

  private static Attributes item(Attributes parent, int tag) {
    Sequence sequence = parent.ensureSequence(tag, 1);
    Attributes item = new Attributes();
    sequence.add(item);
    return item;
  }

  static Attributes study(Attributes note, String uid) {
    Attributes study = item(note, Tag.CurrentRequestedProcedureEvidenceSequence);
    study.setString(Tag.StudyInstanceUID, VR.UI, uid);
    return study;
  }

  static Attributes series(Attributes study, String uid) {
    Attributes series = item(study, Tag.ReferencedSeriesSequence);
    series.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    return series;
  }

  static void instance(Attributes parent, String uid) {
    item(parent, Tag.ReferencedSOPSequence).setString(Tag.ReferencedSOPInstanceUID, VR.UI, uid);
  }

  private static RejectionNote read(Attributes note) {
    return RejectionNote.of(new DicomObject("1.2.840.10008.1.2.1", note)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "113001,QUALITY",
    "113037,PATIENT_SAFETY",
    "113038,WORKLIST_ENTRY",
    "113039,RETENTION_EXPIRED"
  })
  void readsTheFourTitles(String code, Title title) {
    Attributes note = note(code, "DCM");
    instance(series(study(note, "1.2"), "1.2.3"), "1.2.3.4");

    RejectionNote read = read(note);

    assertThat(read.title()).isEqualTo(title);
    assertThat(read.rejected()).containsExactly(new Rejected("1.2", "1.2.3", "1.2.3.4"));
  }

  @ParameterizedTest
  @CsvSource({"113000,DCM", "113010,DCM", "113001,99SITE", "'',DCM"})
  void otherSelectionsTakeNothingBack(String code, String scheme) {
    Attributes note = note(code, scheme);
    instance(series(study(note, "1.2"), "1.2.3"), "1.2.3.4");

    assertThat(RejectionNote.of(new DicomObject("1.2.840.10008.1.2.1", note))).isEmpty();
  }

  @Test
  void aSeriesOrStudyWithoutInstancesIsMeantAsAWhole() {
    Attributes note = note("113001", "DCM");
    series(study(note, "1.2"), "1.2.3");
    study(note, "1.3");

    assertThat(read(note).rejected())
        .containsExactly(new Rejected("1.2", "1.2.3", ""), new Rejected("1.3", "", ""));
  }

  @Test
  void whatTheContentAloneNamesIsOfWhicheverStudyHasIt() {
    Attributes note = note("113001", "DCM");
    instance(series(study(note, "1.2"), "1.2.3"), "1.2.3.4");
    instance(item(note, Tag.ContentSequence), "1.2.3.4");
    instance(item(item(note, Tag.ContentSequence), Tag.ContentSequence), "1.9.5.5");

    assertThat(read(note).rejected())
        .containsExactly(new Rejected("1.2", "1.2.3", "1.2.3.4"), new Rejected("", "", "1.9.5.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no uid", "1..2"})
  void passesOverWhatIsNoUid(String uid) {
    Attributes note = note("113001", "DCM");
    instance(series(study(note, "1.2"), "1.2.3"), uid);
    series(study(note, "1.2"), uid);
    study(note, uid);

    assertThat(RejectionNote.of(new DicomObject("1.2.840.10008.1.2.1", note))).isEmpty();
  }
}
