package org.tacescore.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.endtoend.ExampleBundle;
import org.tacescore.worker.web.JobState;

/** What a worker sends of a study in which nothing scored, as its site wants it. */
class RefusalReportedTest {
  private static final Admission STUDY =
      new Admission(Phantom.CT.patient(), "REFUSED-1", "refusal reported");
  private static final String PAGE = "report: {objects: [score-page, pdf]}";

  @TempDir Path folder;

  private StudyDesk desk(String refusals) throws IOException {
    StudyDesk desk =
        StudyDesk.open(
            folder, ExampleBundle.ID, "deliver-refusals: %s%n%s".formatted(refusals, PAGE));
    desk.putClinical("lab.json", ClinicalSheet.complete().of(STUDY));
    arrive(desk, Pieces.ARTERIAL, Pieces.PORTAL);
    desk.pass(StudyDesk.DEADLINE);
    return desk;
  }

  private static void arrive(StudyDesk desk, Piece... pieces) {
    Stream.of(pieces).flatMap(piece -> STUDY.files(piece).stream()).forEach(desk::receive);
    desk.pass(StudyDesk.QUIET);
  }

  @Test
  void nothingIsSentByDefault() throws IOException {
    try (StudyDesk desk = desk("with-scores")) {
      assertThat(desk.view(STUDY.studyInstanceUid()).state()).isEqualTo(JobState.REFUSED);
      assertThat(desk.objects(STUDY.studyInstanceUid())).allMatch(Map::isEmpty);
    }
  }

  @Test
  void alwaysSendsAReportThatSaysWhy() throws IOException {
    try (StudyDesk desk = desk("always")) {
      assertThat(desk.view(STUDY.studyInstanceUid()).state()).isEqualTo(JobState.REFUSED);
      assertThat(roles(desk).get(0)).contains("sr", "score-page-1", "report-pdf");
      DicomObject refusal = desk.reports(STUDY.studyInstanceUid()).get(0);
      assertThat(refusal.dataset().getString(Tag.CompletionFlag)).isEqualTo("PARTIAL");
      assertThat(refusal.dataset().toString(9999, 400))
          .contains("no score.", "MISSING_SEGMENTATION", "NO-SCORE", "MENDED-BY", "radiologist");

      arrive(desk, Pieces.SEG);

      List<DicomObject> reports = desk.reports(STUDY.studyInstanceUid());
      assertThat(desk.view(STUDY.studyInstanceUid()).state()).isEqualTo(JobState.DONE);
      assertThat(reports).hasSize(2);
      assertThat(Predecessors.of(reports.get(1))).containsExactly(refusal.sopInstanceUid());
      assertThat(reports.get(1).dataset().toString(9999, 400)).doesNotContain("Prior report");
    }
  }

  private static List<Set<String>> roles(StudyDesk desk) {
    return desk.objects(STUDY.studyInstanceUid()).stream().map(Map::keySet).toList();
  }
}
