package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentRole;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.pipeline.FolderScorer;
import org.tacescore.worker.pipeline.StageListener;

/** A recipe that scores each lesion, beside the one of the patient. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LesionLevelTest {
  private static final PhantomOptions TWO_LESIONS = PhantomOptions.of(1, 1, PhantomModality.CT);

  private List<Outcome> outcomes = List.of();
  private JsonNode result = new ObjectMapper().createObjectNode();
  private String report = "";
  private List<String> labels = List.of();

  @BeforeAll
  void score(@TempDir Path temp) throws IOException {
    PhantomPatient patient = new PhantomGenerator(TWO_LESIONS).patient(0);
    labels =
        patient.truth(ContrastPhase.ARTERIAL).stream()
            .filter(segment -> segment.role() == SegmentRole.TUMOUR)
            .map(Segment::label)
            .toList();
    RecipeFolder recipes =
        new RecipeFolder(temp.resolve("recipes"))
            .with(ExampleBundle.ID, LesionLevelTest::withScoresBeside)
            .with("hrd-lesions", LesionLevelTest::ofLesions);
    Path out = temp.resolve("out");
    outcomes =
        new ScoredFolder(StudyCopy.of(patient, temp), out)
            .by(
                recipes.catalog().all(),
                new ClinicalValues(patient.clinical(), patient.clinical()),
                StageListener.SILENT);
    assertThat(ContractSchema.read("result").violations(out.resolve(FolderScorer.RESULT)))
        .isEmpty();
    result = new ObjectMapper().readTree(out.resolve(FolderScorer.RESULT).toFile());
    report = Part10.read(out.resolve(FolderScorer.REPORT)).dataset().toString(9999, 2000);
  }

  private static String ofLesions(String json) {
    return json.replace("\"level\": \"patient\"", "\"level\": \"lesion\"")
        .replace("\"aggregate\": \"largest\"", "\"aggregate\": \"all\"");
  }

  private static String withScoresBeside(String json) {
    return json.replace("\"notices\": [", "\"beside\": [\"art\", \"albi\"], \"notices\": [");
  }

  @Test
  void showsTheClinicalScoresThatTheRecipeNames() {
    JsonNode beside = result.at("/recipes/0/beside");

    assertThat(beside).extracting(one -> one.path("id").asText()).containsExactly("art", "albi");
    // One time point alone: the score of two of them tells all that it lacks, and blocks nothing.
    assertThat(beside.at("/0/refusal/missing").toString()).contains("before");
    assertThat(result.at("/recipes/1").has("beside")).isFalse();
    assertThat(report).contains("NOT-COMPUTED", "CLINICAL-SCORE");
  }

  @Test
  void givesOneScoreALesionAndOneOfThePatient() {
    assertThat(labels).hasSize(2);
    assertThat(outcomes).allMatch(Scored.class::isInstance).hasSize(3);
    assertThat(outcomes.get(0).lesion()).isEmpty();
    assertThat(outcomes.subList(1, 3))
        .extracting(outcome -> outcome.lesion().orElseThrow().label())
        .containsExactlyElementsOf(labels);
  }

  @Test
  void theLargestLesionScoresAsThePatientDoes() {
    assertThat(((Scored) outcomes.get(1)).score()).isEqualTo(((Scored) outcomes.get(0)).score());
    assertThat(((Scored) outcomes.get(2)).score().contributions())
        .isNotEqualTo(((Scored) outcomes.get(0)).score().contributions());
  }

  @Test
  void theResultNamesTheLesionOfEachAnswerAndRegion() {
    assertThat(result.at("/recipes/0").has("lesion")).isFalse();
    assertThat(result.at("/recipes/2/lesion/label").asText()).isEqualTo(labels.get(1));
    assertThat(result.at("/recipes/2/lesion/segment_number").asInt()).isEqualTo(2);
    assertThat(result.at("/recipes/2/lesion/tracking_uid").asText())
        .isEqualTo(result.at("/lesions/1/tracking_uid").asText());
    assertThat(result.path("regions"))
        .extracting(region -> region.path("lesion").asText())
        .containsExactly(labels.get(0), labels.get(1), labels.get(0), labels.get(1));
  }

  @Test
  void theResultShowsTheVariantsOfEachScore() {
    JsonNode variant = result.at("/recipes/0/score/sensitivities/0");

    assertThat(variant.path("id").asText()).isEqualTo("at-cutoff-high");
    assertThat(variant.path("cutoff").asText()).isEqualTo(">= 4.10");
    assertThat(variant.path("value").decimalValue())
        .isEqualByComparingTo(result.at("/recipes/0/score/value").decimalValue());
  }

  @Test
  void theReportHasAGroupForEachLesionsScore() {
    assertThat(report)
        .contains("of " + labels.get(0), "of " + labels.get(1), "TACE-LESION-SCORE")
        .contains("the patient's scores are computed from it, and one of its own")
        .contains("A score of its own is computed from it")
        .contains(labels.get(1) + " drawn on this series");
  }
}
