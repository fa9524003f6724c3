package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.RejectionNote;

class RejectionNoteWriterTest {
  private static final DicomObject REPORT = Part10.read(SrWriter.encode(SampleReports.report()));

  private static byte[] encode() {
    return RejectionNoteWriter.encode(List.of(REPORT), header(), SampleReports.report().observer());
  }

  private static DocumentHeader header() {
    DocumentHeader sample = SampleReports.header();
    return new DocumentHeader(
        "2.25.11", "2.25.12", 9999, sample.created(), "Rejection note", sample.softwareVersions());
  }

  @Test
  void takesTheReportBack() {
    DicomObject note = Part10.read(encode());

    RejectionNote read = RejectionNote.of(note).orElseThrow();
    assertThat(read.title()).isEqualTo(RejectionNote.Title.QUALITY);
    assertThat(read.covers(REPORT)).isTrue();
    assertThat(note.studyInstanceUid()).isEqualTo(REPORT.studyInstanceUid());
    assertThat(note.dataset().getString(Tag.PatientID))
        .isEqualTo(REPORT.dataset().getString(Tag.PatientID));
  }

  @Test
  void isLabelledAndKnownAsOurs() {
    Attributes note = Part10.read(encode()).dataset();

    assertThat(OwnObject.isOwn(note)).isTrue();
    assertThat(ResearchLabelValidator.check(note)).isEmpty();
    assertThat(note.getString(Tag.SOPClassUID)).isEqualTo(UID.KeyObjectSelectionDocumentStorage);
    assertThat(note.getString(Tag.SeriesDescription)).isEqualTo("RESEARCH ONLY - Rejection note");
  }

  @Test
  void isTheSameEachTime() {
    assertThat(encode()).isEqualTo(encode());
  }

  @Test
  void needsSomethingToTakeBack() {
    assertThatThrownBy(
            () ->
                RejectionNoteWriter.encode(List.of(), header(), SampleReports.report().observer()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @org.junit.jupiter.api.Tag("peers")
  @Test
  void dciodvfyPrintsNoError(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("note.dcm"), encode());

    PeerTool.Result result = PeerTool.run("dicom3tools", List.of("dciodvfy", file.toString()));

    assertThat(result.output()).startsWith("KeyObjectSelectionDocument");
    assertThat(result.output().lines()).noneMatch(line -> line.startsWith("Error"));
  }
}
