package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;

/** The phases of a study in one series give the numbers of the same phases in a series each. */
class OneSeriesTest {
  @TempDir static Path folder;
  private static PhantomPatient patient =
      new PhantomGenerator(PhantomOptions.of(1, 5, PhantomModality.CT)).patient(0);
  private static JsonNode separate = new ObjectMapper().createObjectNode();

  @BeforeAll
  static void scoreSeparateSeries() throws IOException {
    separate = result(StudyCopy.of(patient, folder.resolve("separate")), "separate-out");
  }

  @Test
  void singleFramesOfOneDynamicSeries() throws IOException {
    assertSameNumbers(
        result(
            new OneSeriesStudy(patient).writeSingleFrames(folder.resolve("single")), "single-out"));
  }

  @Test
  void framesOfOneEnhancedImage() throws IOException {
    assertSameNumbers(
        result(
            new OneSeriesStudy(patient).writeEnhanced(folder.resolve("enhanced")), "enhanced-out"));
  }

  @Test
  void extractNamesTheStacksItMustChooseFrom() throws IOException {
    StudyCopy study = new OneSeriesStudy(patient).writeEnhanced(folder.resolve("extract"));
    Path seg =
        study
            .folder()
            .resolve(
                "seg-"
                    + patient.segmentations().values().iterator().next().sopInstanceUid()
                    + ".dcm");

    CommandRun run =
        CommandRun.of(
            "extract", "--image", study.folder(), "--mask", seg, "--out", folder.resolve("f.json"));

    assertThat(run.status()).isNotZero();
    assertThat(run.err()).contains("temporal position 1").contains("temporal position 2");
  }

  private static void assertSameNumbers(JsonNode one) {
    assertThat(scored(separate)).isNotEmpty();
    assertThat(one.get("recipes")).isEqualTo(separate.get("recipes"));
    assertThat(one.get("lesions")).isEqualTo(separate.get("lesions"));
    assertThat(one.get("regions").size()).isEqualTo(separate.get("regions").size());
    for (int i = 0; i < one.get("regions").size(); i++) {
      JsonNode region = one.get("regions").get(i);
      JsonNode twin = separate.get("regions").get(i);
      assertThat(region.get("origin")).isEqualTo(twin.get("origin"));
      assertThat(region.get("voxels")).isEqualTo(twin.get("voxels"));
      assertThat(region.get("part").asText()).startsWith("temporal position ");
    }
    assertThat(one.get("series").findValuesAsText("phase"))
        .hasSameElementsAs(separate.get("series").findValuesAsText("phase"));
  }

  private static List<JsonNode> scored(JsonNode result) {
    return result.get("recipes").findValues("score");
  }

  private static JsonNode result(StudyCopy study, String out) throws IOException {
    CommandRun run = study.score(folder.resolve(out));
    assertThat(run.status()).as(run.err()).isZero();
    return new ObjectMapper().readTree(folder.resolve(out).resolve("result.json").toFile());
  }
}
