package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.worker.csv.CsvTable;

/**
 * {@code extract} by IBSI's definitions, on IBSI's digital phantom (Zwanenburg et al., Radiology
 * 2020, doi:10.1148/radiol.2020191145).
 */
class ExtractIbsiTest {
  private static final String IMAGE =
      "14411 14611 41641 44641"
          + " 14411 11611 11311 44611"
          + " 14411 11111 11911 11611"
          + " 14411 11111 11111 11611";
  private static final String REGION =
      "11111 11111 11111 11111"
          + " 11111 11111 01111 11111"
          + " 11100 11111 11011 11111"
          + " 11100 11111 11111 11111";

  @TempDir static Path folder;
  private static Path mask = Path.of("");
  private static Path settings = Path.of("");
  private static JsonNode document = new ObjectMapper().createObjectNode();
  private static Map<String, String> row = Map.of();

  @BeforeAll
  static void measure() throws IOException {
    String image = IMAGE.replace(" ", "");
    String region = REGION.replace(" ", "");
    mask =
        twoMillimetres(NrrdDraft.labels(5, 4, 4, offset -> region.charAt(offset) - '0'))
            .write(folder.resolve("mask.nrrd"));
    settings = Files.writeString(folder.resolve("ibsi.yaml"), "ibsi: {discretisation: none}\n");
    Path phantom =
        twoMillimetres(NrrdDraft.image(5, 4, 4, offset -> image.charAt(offset) - '0'))
            .write(folder.resolve("phantom.nrrd"));
    document = new ObjectMapper().readTree(extract(phantom, "f.json").toFile());
    row = row(extract(phantom, "f.csv"));
  }

  private static NrrdDraft twoMillimetres(NrrdDraft draft) {
    return draft.with("space directions", "(2,0,0) (0,2,0) (0,0,2)");
  }

  @ParameterizedTest
  @CsvSource({
    "morph_volume, 556, 4",
    "morph_area_mesh, 388, 3",
    "morph_moran_i, 0.0397, 0.0003",
    "loc_peak_glob, 3.1, 0.05",
    "stat_mean, 2.15, 0.005",
    "stat_kurt, -0.355, 0.0005",
    "ih_entropy, 1.27, 0.005",
    "ih_min_grad, -50, 0.5",
    "ivh_v10, 0.324, 0.0005",
    "cm_contrast_2D_avg, 5.28, 0.005",
    "cm_contrast_2_5D_comb, 5.29, 0.005",
    "cm_contrast_3D_comb, 5.12, 0.005",
    "rlm_sre_2D_comb, 0.661, 0.0005"
  })
  void publishedValuesComeOut(String tag, double value, double tolerance) {
    assertThat(document.path("features").path(tag).isNumber()).as(tag).isTrue();
    assertThat(document.path("features").path(tag).asDouble()).isCloseTo(value, within(tolerance));
    assertThat(Double.parseDouble(row.getOrDefault(tag, ""))).isCloseTo(value, within(tolerance));
  }

  @Test
  void jsonAndCsvHoldTheSame() throws IOException {
    assertThat(ContractSchema.read("features").violations(folder.resolve("f.json"))).isEmpty();
    assertThat(document.path("features").size()).isEqualTo(487);
    assertThat(document.path("settings").path("discretisation").asText()).isEqualTo("none");
    document
        .path("features")
        .fields()
        .forEachRemaining(
            feature ->
                assertThat(Double.parseDouble(row.getOrDefault(feature.getKey(), "")))
                    .as(feature.getKey())
                    .isEqualTo(feature.getValue().asDouble()));
    assertThat(row).containsEntry("provenance_research_use_only", "true");
  }

  /** Equal intensities have no spatial autocorrelation: its denominator is 0. */
  @Test
  void whatHasNoValueIsNullOrEmpty() throws IOException {
    Path flat =
        twoMillimetres(NrrdDraft.image(5, 4, 4, offset -> 3)).write(folder.resolve("flat.nrrd"));

    JsonNode features =
        new ObjectMapper().readTree(extract(flat, "flat.json").toFile()).path("features");
    Map<String, String> columns = row(extract(flat, "flat.csv"));

    assertThat(ContractSchema.read("features").violations(folder.resolve("flat.json"))).isEmpty();
    assertThat(features.has("morph_moran_i")).isTrue();
    assertThat(features.path("morph_moran_i").isNull()).isTrue();
    assertThat(features.path("stat_mean").asDouble()).isEqualTo(3);
    assertThat(columns).containsEntry("morph_moran_i", "").containsEntry("stat_mean", "3.0");
    assertThat(columns.values()).doesNotContain("NaN", "null");
  }

  private static Path extract(Path image, String name) {
    Path out = folder.resolve(name);
    CommandRun run =
        CommandRun.of(
            "extract",
            "--image",
            image,
            "--mask",
            mask,
            "--settings",
            settings,
            "--backend",
            "jvm",
            "--out",
            out);
    assertThat(run.status()).as(run.err()).isZero();
    return out;
  }

  private static Map<String, String> row(Path table) throws IOException {
    List<CsvTable.Row> rows = CsvTable.read(Files.readString(table), "t");
    assertThat(rows).hasSize(2);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < rows.get(0).fields().size(); i++) {
      row.put(rows.get(0).fields().get(i), rows.get(1).fields().get(i));
    }
    return row;
  }
}
