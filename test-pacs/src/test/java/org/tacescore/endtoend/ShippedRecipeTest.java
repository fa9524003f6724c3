package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;

/** The trained recipe that ships, from files and beside a PACS. */
class ShippedRecipeTest {
  private static final List<String> TOTALS =
      List.of("0.00", "1.37", "2.73", "4.10", "12.15", "13.52", "14.88", "16.25");

  private static final String REPORT_IN_VIEWER =
      "  viewer  http://127\\.0\\.0\\.1:[0-9]+/viewer\\?StudyInstanceUIDs=2\\.25\\.[0-9]+"
          + "&initialSeriesInstanceUID=2\\.25\\.[0-9]+";

  @TempDir Path folder;

  @Test
  void scoresAPhantomStudyWhereNoRecipeIsNamed() throws IOException {
    StudyCopy study = StudyCopy.of(PhantomOptions.of(1, 7, PhantomModality.CT), folder);
    Path out = folder.resolve("out");

    CommandRun run =
        CommandRun.of(
            "score",
            "--study",
            study.folder(),
            "--clinical",
            study.file("clinical.json"),
            "--backend",
            "jvm",
            "--out",
            out);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("hrd: HRD score ", "SYNTHETIC, research use only");
    assertThat(out.resolve("sr.dcm")).isNotEmptyFile();
    assertThat(ContractSchema.read("result").violations(out.resolve("result.json"))).isEmpty();
    assertThat(run.out()).contains("tace-response: Probability", "haic-response: Probability");
    assertThat(run.err()).doesNotContain("refused");
    JsonNode recipes =
        new ObjectMapper().readTree(out.resolve("result.json").toFile()).path("recipes");
    JsonNode recipe =
        StreamSupport.stream(recipes.spliterator(), false)
            .filter(one -> one.path("id").asText().equals("hrd"))
            .findFirst()
            .orElseThrow();
    assertThat(recipe.path("status").asText()).isEqualTo("SYNTHETIC");
    BigDecimal total = recipe.at("/score/value").decimalValue().setScale(2);
    assertThat(total.toPlainString()).isIn(TOTALS);
    assertThat(recipe.at("/score/group").asText())
        .isEqualTo(total.compareTo(new BigDecimal("4.10")) > 0 ? "HIGH" : "LOW");
    assertThat(StreamSupport.stream(recipe.at("/score/sensitivities").spliterator(), false))
        .extracting(variant -> variant.path("id").asText())
        .containsExactly("at-cutoff-high", "lnhr");
  }

  /** High, at the cutoff (which counts as low), and low: what README.md shows. */
  @Test
  void demoShowsAPatientOnEachSideOfTheCutoffAndOneOnItWithALinkIntoTheViewer() throws IOException {
    Files.writeString(folder.resolve("index.html"), "<!doctype html>");

    CommandRun run = CommandRun.of("demo", "--once", "--viewer", folder);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("SYNTHETIC, no clinical meaning");
    List<String> scores = run.out().lines().filter(line -> line.contains("HRD score")).toList();
    assertThat(scores).hasSize(3);
    assertThat(scores.get(0)).endsWith("HRD score 16.25, High risk");
    assertThat(scores.get(1)).endsWith("HRD score 4.10, Low risk");
    assertThat(scores.get(2)).endsWith("HRD score 0.00, Low risk");
    assertThat(run.out().lines().filter(line -> line.startsWith("  viewer ")))
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allMatch(line -> line.matches(REPORT_IN_VIEWER));
  }

  @Test
  void demoRefusesAFolderThatHoldsNoViewer() {
    CommandRun run = CommandRun.of("demo", "--once", "--viewer", folder);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("holds no index.html", "./tacescore viewer --install");
  }
}
