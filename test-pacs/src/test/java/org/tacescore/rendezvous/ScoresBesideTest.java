package org.tacescore.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.ScoreView;

/** A worker's clinical scores of two time points, beside the score of a recipe that names them. */
class ScoresBesideTest {
  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "bundle", "hrd-demo");
  private static final String OWN = "hrd-beside";

  @TempDir Path folder;

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The example of a bundle with two clinical scores beside its own. */
  private StudyDesk desk() throws IOException {
    Path bundle = folder.resolve("data").resolve("bundles").resolve(OWN);
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> copy(file, bundle.resolve(EXAMPLE.relativize(file).toString())));
    }
    Path json = bundle.resolve("recipe.json");
    Files.writeString(
        json,
        Files.readString(json)
            .replace("\"hrd-demo\"", '"' + OWN + '"')
            .replace("\"notices\": [", "\"beside\": [\"art\", \"bclc\"], \"notices\": ["));
    return StudyDesk.open(folder, OWN);
  }

  @Test
  void valuesAfterTheFirstTaceMakeAnotherReportWithTheScore() throws IOException {
    try (StudyDesk desk = desk()) {
      Admission admission = new Admission(Phantom.CT.patient(), "BESIDE-1", "scores beside");
      String study = admission.studyInstanceUid();
      desk.putClinical("lab.json", ClinicalSheet.complete().of(admission));
      Stream.of(Pieces.ARTERIAL, Pieces.PORTAL, Pieces.SEG)
          .flatMap(piece -> admission.files(piece).stream())
          .forEach(desk::receive);
      desk.pass(StudyDesk.QUIET);

      JsonNode art = desk.result(study).at("/recipes/0/beside/0");
      assertThat(art.at("/refusal/missing").toString())
          .contains("ast after the first and before the second TACE");
      RecipeView early = desk.view(study).recipes().get(0);
      assertThat(early.warnings()).anyMatch(warning -> warning.contains("ART score was not"));
      assertThat(early.scores()).extracting(ScoreView::name).contains("BCLC stage");

      desk.putClinical(
          "lab.json",
          ClinicalSheet.complete()
              .later("ast", "1000", "U/L")
              .later("child-pugh", "9", "")
              .later("mrecist", "PD", "")
              .of(admission));
      desk.pass(StudyDesk.QUIET);

      art = desk.result(study).at("/recipes/0/beside/0");
      assertThat(art.path("group").asText()).isEqualTo("high");
      assertThat(desk.view(study).recipes().get(0).scores())
          .filteredOn(score -> score.name().equals("ART score"))
          .singleElement()
          .satisfies(score -> assertThat(score.value()).hasValue(8));
      List<DicomObject> reports = desk.reports(study);
      assertThat(reports).hasSize(2);
      assertThat(Predecessors.of(reports.get(1))).containsExactly(reports.get(0).sopInstanceUid());
    }
  }
}
