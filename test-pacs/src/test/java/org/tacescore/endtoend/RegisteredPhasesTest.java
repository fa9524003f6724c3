package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.pipeline.FolderScorer;
import org.tacescore.worker.pipeline.Stage;

/** Recipes that read the portal venous phase as it lies over the arterial one. */
class RegisteredPhasesTest {
  private static final PhantomOptions TWO_LESIONS = PhantomOptions.of(1, 1, PhantomModality.CT);

  private final List<String> registrations = new ArrayList<>();
  private final PhantomPatient patient = new PhantomGenerator(TWO_LESIONS).patient(0);
  private Path temp = Path.of("");
  private StudyCopy study = new StudyCopy(Path.of(""));
  private List<Outcome> outcomes = List.of();

  @BeforeEach
  void copy(@TempDir Path folder) {
    temp = folder;
    study = StudyCopy.of(patient, temp);
  }

  /** Two recipes, one of the patient and one of each lesion. */
  private JsonNode score() throws IOException {
    RecipeFolder recipes =
        new RecipeFolder(temp.resolve("recipes"))
            .with(ExampleBundle.ID, RegisteredPhasesTest::registered)
            .with(
                "hrd-lesions",
                json ->
                    registered(json)
                        .replace("\"level\": \"patient\"", "\"level\": \"lesion\"")
                        .replace("\"aggregate\": \"largest\"", "\"aggregate\": \"all\""));
    Path out = temp.resolve("out");
    outcomes =
        new ScoredFolder(study, out)
            .by(
                recipes.catalog().all(),
                new ClinicalValues(patient.clinical(), patient.clinical()),
                (stage, what, nanos) -> {
                  if (stage == Stage.REGISTRATION) {
                    registrations.add(what);
                  }
                });
    Path result = out.resolve(FolderScorer.RESULT);
    assertThat(ContractSchema.read("result").violations(result)).isEmpty();
    return new ObjectMapper().readTree(result.toFile());
  }

  private static String registered(String json) {
    return json.replace("\"crop\": {", "\"crop\": {\"register\": true,");
  }

  @Test
  void registersAPairOnceForAllLesionsAndRecipes() throws IOException {
    JsonNode result = score();

    assertThat(outcomes).hasSize(3).allMatch(Scored.class::isInstance);
    assertThat(registrations).containsExactly("PORTAL_VENOUS to ARTERIAL");
    assertThat(result.path("registrations")).hasSize(1);
    JsonNode told = result.at("/registrations/0");
    assertThat(told.at("/fixed/phase").asText()).isEqualTo("ARTERIAL");
    assertThat(told.at("/moving/series_instance_uid").asText())
        .isEqualTo(patient.series(ContrastPhase.PORTAL_VENOUS).seriesInstanceUid());
    assertThat(told.path("kind").asText()).isEqualTo("DEFORMABLE");
    assertThat(told.at("/residual/dice").asDouble()).isGreaterThan(0.95);
    assertThat(told.at("/residual/lesions")).hasSize(2);
    assertThat(told.at("/residual/lesions/0/centroid_mm").asDouble()).isLessThan(3);
    String report =
        Part10.read(temp.resolve("out").resolve(FolderScorer.REPORT))
            .dataset()
            .toString(9999, 4000);
    assertThat(report).contains(told.path("words").asText());
  }

  @Test
  @org.junit.jupiter.api.Tag("slow")
  void withoutALiverItSaysThatNothingIsBent() throws IOException {
    for (String phase : List.of("arterial", "portal", "delayed")) {
      study.change("seg-" + phase + ".dcm", RegisteredPhasesTest::nameTheLiverSpleen);
    }

    JsonNode told = score().at("/registrations/0");

    assertThat(told.path("kind").asText()).isEqualTo("RIGID");
    assertThat(told.path("words").asText()).contains("not bent, as no liver is drawn");
    assertThat(told.path("residual").has("dice")).isFalse();
    assertThat(told.path("max_displacement_mm").asDouble()).isZero();
  }

  @Test
  void refusesAPairOfNoLikenessOnceAndForAll() throws IOException {
    Random random = new Random(3);
    study.changeAll(
        "portal",
        image -> {
          byte[] noise = new byte[2 * 128 * 128];
          for (int i = 0; i < noise.length; i += 2) {
            int stored = 1024 + random.nextInt(400);
            noise[i] = (byte) stored;
            noise[i + 1] = (byte) (stored >> 8);
          }
          image.setBytes(Tag.PixelData, VR.OW, noise);
        });

    JsonNode result = score();

    assertThat(registrations).hasSize(1);
    assertThat(result.path("registrations")).isEmpty();
    for (int recipe = 0; recipe < 3; recipe++) {
      JsonNode refusal = result.at("/recipes/" + recipe + "/refusal");
      assertThat(refusal.path("code").asText()).isEqualTo("REGISTRATION_FAILED");
      assertThat(refusal.path("detail").asText())
          .startsWith("the portal venous images (series ")
          .contains("could not be laid over the arterial images (series ")
          .contains("mutual information above chance is");
    }
    assertThat(Files.exists(temp.resolve("out").resolve(FolderScorer.REPORT))).isFalse();
  }

  private static void nameTheLiverSpleen(Attributes seg) {
    Sequence segments = seg.getSequence(Tag.SegmentSequence);
    Attributes liver = segments.get(segments.size() - 1);
    liver.setString(Tag.SegmentLabel, VR.LO, "Spleen");
    liver
        .getNestedDataset(Tag.SegmentedPropertyTypeCodeSequence)
        .setString(Tag.CodeValue, VR.SH, "78961009");
  }
}
