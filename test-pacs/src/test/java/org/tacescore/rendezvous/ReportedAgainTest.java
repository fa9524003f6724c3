package org.tacescore.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.endtoend.ExampleBundle;
import org.tacescore.endtoend.PeerProgram;

/**
 * What a worker reports of a study whose input changes after a report: first with another clinical
 * value, then with another border of the tumour in place of the former one.
 */
class ReportedAgainTest {
  private static final Admission STUDY =
      new Admission(Phantom.CT.patient(), "AGAIN-1", "reported again");
  private static final String EVERYTHING =
      "report: {objects: [segmentation, score-page, pdf, heat-map, contours]}";

  @TempDir static Path folder;
  private static @Nullable Reported reported;

  /**
   * What one worker made of the study.
   *
   * @param objects of each job by role
   * @param results of each job
   */
  private record Reported(List<Map<String, byte[]>> objects, List<JsonNode> results) {
    DicomObject object(int job, String role) {
      return Part10.read(Objects.requireNonNull(objects.get(job).get(role), role));
    }
  }

  @BeforeAll
  static void report() throws IOException {
    try (StudyDesk desk = desk("worker")) {
      arrive(desk);
      JsonNode first = desk.result(STUDY.studyInstanceUid());
      desk.putClinical("lab.json", otherHbsag());
      desk.pass(StudyDesk.QUIET);
      JsonNode second = desk.result(STUDY.studyInstanceUid());
      Stream.of(RejectionNotes.QUALITY.of(Pieces.SEG), Segments.CORRECTED)
          .flatMap(piece -> STUDY.files(piece).stream())
          .forEach(desk::receive);
      desk.pass(StudyDesk.QUIET);
      JsonNode third = desk.result(STUDY.studyInstanceUid());
      reported =
          new Reported(desk.objects(STUDY.studyInstanceUid()), List.of(first, second, third));
    }
  }

  private static Reported reported() {
    return Objects.requireNonNull(reported);
  }

  private static StudyDesk desk(String name) throws IOException {
    return StudyDesk.open(
        Files.createDirectories(folder.resolve(name)), ExampleBundle.ID, EVERYTHING);
  }

  private static void arrive(StudyDesk desk) {
    desk.putClinical("lab.json", ClinicalSheet.complete().of(STUDY));
    Stream.of(Pieces.ARTERIAL, Pieces.PORTAL, Pieces.SEG)
        .flatMap(piece -> STUDY.files(piece).stream())
        .forEach(desk::receive);
    desk.pass(StudyDesk.QUIET);
  }

  private static byte[] otherHbsag() {
    boolean positive =
        new String(ClinicalSheet.complete().of(STUDY), StandardCharsets.UTF_8)
            .contains("\"positive\"");
    return ClinicalSheet.complete().with("hbsag", positive ? "negative" : "positive").of(STUDY);
  }

  @Test
  void everyInputMakesOneReport() {
    assertThat(reported().objects()).hasSize(3);
    assertThat(Stream.of(0, 1, 2).map(job -> reported().object(job, "sr").sopInstanceUid()))
        .doesNotHaveDuplicates();
    assertThat(reported().objects().get(0))
        .containsKeys("sr", "contours", "seg-arterial", "score-page-1", "report-pdf");
  }

  @Test
  void anotherWorkerMakesTheSameBytes() throws IOException {
    Map<String, byte[]> again;
    try (StudyDesk desk = desk("another")) {
      arrive(desk);
      again = desk.objects(STUDY.studyInstanceUid()).get(0);
    }

    Map<String, byte[]> first = reported().objects().get(0);
    assertThat(again).containsOnlyKeys(first.keySet());
    again.forEach((role, bytes) -> assertThat(bytes).as(role).isEqualTo(first.get(role)));
  }

  @Test
  void eachReportNamesTheOneBeforeIt() {
    for (String role : List.of("sr", "contours")) {
      assertThat(Predecessors.of(reported().object(0, role))).as(role).isEmpty();
      for (int job = 1; job < 3; job++) {
        DicomObject before = reported().object(job - 1, role);
        assertThat(Predecessors.of(reported().object(job, role)))
            .as(role)
            .containsExactly(before.sopInstanceUid());
        assertThat(predecessorSeries(reported().object(job, role)))
            .as(role)
            .isEqualTo(before.seriesInstanceUid());
      }
    }
  }

  private static String predecessorSeries(DicomObject report) {
    Attributes study = report.dataset().getNestedDataset(Tag.PredecessorDocumentsSequence);
    return study.getNestedDataset(Tag.ReferencedSeriesSequence).getString(Tag.SeriesInstanceUID);
  }

  @Test
  void thePriorScoreStandsBesideTheNewOne() {
    for (int job = 1; job < 3; job++) {
      String report = reported().object(job, "sr").dataset().toString(99_999, 300);

      assertThat(report)
          .contains("Prior report: " + scoreLine(job - 1))
          .contains("PRIOR-SCORE", "PRIOR-RESULT")
          .contains("report of " + reported().results().get(job - 1).path("created_at").asText());
    }
    assertThat(score(1)).as("with another HBsAg").isNotEqualTo(score(0));
  }

  /** {@code HRD score 1.37, Low risk (high when > 4.10)}, as the report of that job has it. */
  private static String scoreLine(int job) {
    return reported()
        .object(job, "sr")
        .dataset()
        .getSequence(Tag.ContentSequence)
        .get(1)
        .getString(Tag.TextValue)
        .replaceFirst(":", ",")
        .replaceFirst("[)][.].*", ")");
  }

  private static BigDecimal score(int job) {
    return reported().results().get(job).at("/recipes/0/score/value").decimalValue();
  }

  @Test
  void lesionsKeepTheirTrackingUid() {
    JsonNode lesions = reported().results().get(0).path("lesions");
    assertThat(lesions).isNotEmpty();
    assertThat(reported().results().get(1).path("lesions")).isEqualTo(lesions);
  }

  @Test
  @org.junit.jupiter.api.Tag("peers")
  void validatorsFindNoErrorInAReportWithPredecessor() throws Exception {
    PeerProgram dciodvfy = PeerProgram.require("dciodvfy", "dicom3tools");
    PeerProgram dsrdump = PeerProgram.require("dsrdump", "dcmtk");
    for (String role : List.of("sr", "contours")) {
      Path file = folder.resolve(role + ".dcm");
      Files.write(file, Objects.requireNonNull(reported().objects().get(2).get(role)));

      assertThat(dciodvfy.run(file).output().lines().filter(line -> line.startsWith("Error")))
          .as(role)
          .isEmpty();
      PeerProgram.Result dumped = dsrdump.run("+Pl", file);
      assertThat(dumped.status()).as(dumped.output()).isZero();
    }
  }
}
