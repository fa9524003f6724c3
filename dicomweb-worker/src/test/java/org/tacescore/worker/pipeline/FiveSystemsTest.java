package org.tacescore.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.worker.receive.PeerProgram;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.SupplementView;

/** Sums, probabilities and a refusal of one study in report, result and page. */
class FiveSystemsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  static List<Outcome> outcomes() {
    return List.of(
        HandMadeScores.hrd("1.37", false),
        HandMadeScores.haicResponse(),
        HandMadeScores.taceResponse(),
        new NotScorable(
            "sorafenib-os",
            Refusal.REGISTRATION_FAILED,
            "the livers overlap by a Dice of 0.71, needed 0.85"),
        HandMadeScores.epr());
  }

  private ComposedStudy study() throws IOException {
    return ComposedStudy.of(folder, outcomes());
  }

  @Test
  void resultKeepsToItsSchema() throws IOException {
    JsonNode schema = JSON.readTree(Path.of("..", "docs", "schema", "result.schema.json").toFile());

    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema)
                .validate(JSON.readTree(study().result())))
        .extracting(ValidationMessage::getMessage)
        .isEmpty();
  }

  @Test
  void resultHasTheNumbersThemselves() throws IOException {
    JsonNode score = JSON.readTree(study().result()).at("/recipes/4/score");

    assertThat(score.path("value").doubleValue()).isEqualTo(0.631234567890123);
    assertThat(score.path("unit").asText()).isEqualTo("1");
    assertThat(score.path("group_name").asText()).isEqualTo("EPR likely");
    assertThat(score.path("cutoff").asText()).isEqualTo("> 0.482345678901234567");
    assertThat(score.path("terms")).isEmpty();
    JsonNode beside = score.path("supplements");
    assertThat(beside).hasSize(4);
    assertThat(beside.path(0).path("high").booleanValue()).isFalse();
    assertThat(beside.path(1).has("cutoff")).isFalse();
    assertThat(beside.path(3).path("text").asText()).isEqualTo("342.5");
  }

  @Test
  void resultHasNoEmptyListOfSupplements() throws IOException {
    assertThat(JSON.readTree(study().result()).at("/recipes/0/score").has("supplements")).isFalse();
  }

  @Test
  void pageShowsPercentGroupNamesAndWhatStandsBeside() throws IOException {
    List<RecipeView> views = new ResultPages(RecipeCatalog.builtIn(folder)).ended(study().result());
    RecipeView response = views.get(2);
    SupplementView forest = response.supplements().get(0);

    assertThat(response.scores().get(0).groupName()).contains("Response unlikely");
    assertThat(response.scores().get(0).decimals()).isEqualTo(2);
    assertThat(forest.shown()).isEqualTo("45.5 %");
    assertThat(forest.rule()).contains("> 39.5 %");
    assertThat(forest.high()).contains(true);
    assertThat(views.get(4).supplements().get(3).shown()).isEqualTo("342.5 ng/mL");
    assertThat(views.get(3).refusal().orElseThrow().reason())
        .isEqualTo(Refusal.REGISTRATION_FAILED);
  }

  @Test
  @Tag("peers")
  void validatorFindsNoErrorInTheReport() throws Exception {
    Path report = Files.write(folder.resolve("sr.dcm"), study().report());

    PeerProgram.Result verified = PeerProgram.run("dicom3tools", "dciodvfy", report.toString());

    assertThat(verified.output()).contains("ComprehensiveSR");
    assertThat(verified.output().lines()).noneMatch(line -> line.startsWith("Error"));
  }

  @Test
  @Tag("peers")
  void readerFindsEachSystemOfTheReport() throws Exception {
    Path report = Files.write(folder.resolve("sr.dcm"), study().report());

    PeerProgram.Result dumped = PeerProgram.run("dcmtk", "dsrdump", "+Pl", report.toString());

    assertThat(dumped.status()).as(dumped.output()).isZero();
    assertThat(dumped.output())
        .contains("(,,\"Probability of early recurrence\")=\"63.1\" (%,UCUM,\"percent\")")
        .contains("(,,\"Progression-free survival at 18 months\")=\"44.5\" (%,UCUM,\"percent\")")
        .contains("(,,\"Beside the score\")=\"Alpha-fetoprotein: 342.5 ng/mL\"")
        .contains("Probability of response (Response to TACE-HAIC) 78.1 %: Response likely")
        .contains("Probability of response (Initial response to TACE) 40.00 %")
        .contains("sorafenib-os: no score.");
  }
}
