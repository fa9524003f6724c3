package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkFolder;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.ResearchStatus;
import org.tacescore.testpacs.phantom.PhantomCohort;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalRecord;
import org.tacescore.worker.config.WorkerConfig;

/** docs/formats.md, its schemas and examples against what the software reads and writes. */
class FormatsTest {
  private static final Path EXAMPLES = ContractSchema.DOCS.resolve("examples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void exampleOfAResultKeepsToItsSchema() throws IOException {
    ContractSchema schema = ContractSchema.read("result");

    assertThat(schema.violations(EXAMPLES.resolve("result.json"))).isEmpty();
  }

  @Test
  void exampleOfFeaturesKeepsToItsSchema() throws IOException {
    ContractSchema schema = ContractSchema.read("features");

    assertThat(schema.violations(EXAMPLES.resolve("features.json"))).isEmpty();
  }

  @Test
  void exampleOfANetworkKeepsToItsSchemaAndIsRead() throws IOException {
    ContractSchema schema = ContractSchema.read("network");
    Path network = EXAMPLES.resolve("network");

    assertThat(schema.violations(network.resolve("network.json"))).isEmpty();
    NetworkDescription read = NetworkFolder.read(network).description();
    assertThat(read.spec().architecture()).isEqualTo("resnet50-mlp");
    assertThat(read.clinical()).hasSize(5);
    assertThat(schema.words("/$defs/status/enum"))
        .isEqualTo(Arrays.stream(ResearchStatus.values()).map(Enum::name).toList());
  }

  @Test
  void aNetworkLearnedOnASeedKeepsToItsSchema() throws IOException {
    ObjectNode network =
        (ObjectNode) JSON.readTree(EXAMPLES.resolve("network/network.json").toFile());
    network.put("kind", "seeded-with").put("seed", 1);

    assertThat(ContractSchema.read("network").violations(network)).isEmpty();
    network.put("status", "RESEARCH_RETRAINED");
    assertThat(ContractSchema.read("network").violations(network)).isNotEmpty();
  }

  @Test
  void keysOfANetworkAreDocumented() throws IOException {
    String formats = Files.readString(ContractSchema.DOCS.resolve("formats.md"));
    JSON.readTree(EXAMPLES.resolve("network/network.json").toFile())
        .fieldNames()
        .forEachRemaining(key -> assertThat(formats).contains("| `" + key + "` |"));
  }

  @Test
  void resultWithAScoreAndARefusalBreaksTheSchema() throws IOException {
    ObjectNode result = (ObjectNode) JSON.readTree(EXAMPLES.resolve("result.json").toFile());
    ((ObjectNode) result.at("/recipes/0")).putObject("refusal").put("code", "BECAUSE");

    assertThat(ContractSchema.read("result").violations(result)).isNotEmpty();
  }

  @Test
  void schemasKnowEveryRefusalAndAnalyte() throws IOException {
    List<String> refusals = Arrays.stream(Refusal.values()).map(Enum::name).toList();
    List<String> analytes = Arrays.stream(Analyte.values()).map(Analyte::contractName).toList();

    assertThat(
            ContractSchema.read("result")
                .words("/properties/recipes/items/properties/refusal/properties/code/enum"))
        .isEqualTo(refusals);
    assertThat(
            ContractSchema.read("clinical")
                .words("/properties/values/items/properties/analyte/enum"))
        .isEqualTo(analytes);
    assertThat(Files.readString(ContractSchema.DOCS.resolve("formats.md")))
        .contains(analytes.stream().map(name -> "`" + name + "`").toList());
  }

  @Test
  void clinicalExamplesSayTheSameInJsonAndCsv() throws IOException {
    ClinicalFileReader reader = new ClinicalFileReader("");
    List<ClinicalRecord> json = reader.read(EXAMPLES.resolve("clinical.json"));
    List<ClinicalRecord> csv = reader.read(EXAMPLES.resolve("clinical.csv"));

    assertThat(ContractSchema.read("clinical").violations(EXAMPLES.resolve("clinical.json")))
        .isEmpty();
    assertThat(csv).hasSize(4);
    List<ClinicalValue> first = csv.subList(0, 3).stream().map(ClinicalRecord::value).toList();
    assertThat(json).extracting(ClinicalRecord::value).isEqualTo(first);
    assertThat(json).extracting(ClinicalRecord::patient).containsOnly(csv.get(0).patient());
    assertThat(csv.get(3).value().source()).isEqualTo("laboratory, second sample");
  }

  @Test
  void phantomsKeepToTheFormats() throws IOException {
    PhantomOptions options = PhantomOptions.of(1, 1, PhantomModality.CT).withCentres(3);
    new PhantomCohort(options).write(folder, written -> {});

    Path clinical =
        StudyCopy.filesBelow(folder).stream()
            .filter(file -> file.endsWith("clinical.json"))
            .findFirst()
            .orElseThrow();
    assertThat(ContractSchema.read("clinical").violations(clinical)).isEmpty();
    assertThat(header(folder.resolve("cohort.csv")))
        .isEqualTo(header(EXAMPLES.resolve("cohort.csv")));
  }

  @Test
  void everyColumnOfTheTablesIsDocumented() throws IOException {
    String formats = Files.readString(ContractSchema.DOCS.resolve("formats.md"));

    assertThat(header(EXAMPLES.resolve("cases.csv"))).startsWith("ID", "Image", "Mask", "Label");
    for (String column : List.of("ID", "Image", "Mask", "Label")) {
      assertThat(formats).contains("| `" + column + "` |");
    }
    for (String column : header(EXAMPLES.resolve("clinical.csv"))) {
      assertThat(formats).contains("| `" + column + "` |");
    }
    List<String> cohort = header(EXAMPLES.resolve("cohort.csv"));
    for (String column :
        List.of(
            "patient",
            "centre",
            "study",
            "time_days",
            "event",
            "response",
            "recurrence",
            "origin")) {
      assertThat(cohort).contains(column);
      assertThat(formats).contains("| `" + column + "` |");
    }
  }

  @Test
  void exampleOfTheConfigurationIsRead() {
    WorkerConfig config = WorkerConfig.read(ContractSchema.DOCS.resolve("worker.example.yaml"));

    assertThat(config.recipes()).containsExactly("hrd");
  }

  private static List<String> header(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).allSatisfy(line -> assertThat(line).isNotBlank()).hasSizeGreaterThan(1);
    return List.of(lines.get(0).split(",", -1));
  }
}
