package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.clinical.ClinicalScoreId;
import org.tacescore.segio.ContrastPhase;

/** The schemas of a bundle's files against the bundles that ship and the example. */
class BundleSchemasTest {
  private static final Path MODELS = Path.of("..", "models", "src");
  private static final Path SHIPPED = MODELS.resolve("main/resources/recipes");
  private static final Path TEMPLATE = MODELS.resolve("test/resources/templates/lab-texture");
  private static final Path TEMPLATES = ContractSchema.DOCS.resolve("examples/templates");
  private static final Path EXAMPLE = ExampleBundle.BUNDLE;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyFileOfTheBundlesThatShipKeepsToItsSchema() throws IOException {
    assertThat(children(SHIPPED)).isNotEmpty();
    for (Path bundle : children(SHIPPED)) {
      assertBundleKept(bundle);
    }
  }

  @Test
  void everyFileOfTheExampleKeepsToItsSchema() throws IOException {
    assertBundleKept(EXAMPLE);
  }

  private static void assertBundleKept(Path bundle) throws IOException {
    assertKept("recipe", bundle.resolve("recipe.json"));
    assertKept("reference", bundle.resolve("reference.json"));
    assertKept("network", bundle.resolve("network/network.json"));
    assertKept("training", bundle.resolve("training.json"));
    for (Path part : children(bundle.resolve("parts"))) {
      assertKept("part", part);
    }
  }

  @Test
  void templatesKeepToTheirSchemas() throws IOException {
    List<Path> templates =
        Stream.concat(Stream.of(TEMPLATE), children(TEMPLATES).stream()).toList();
    assertThat(templates).hasSizeGreaterThan(1);
    for (Path template : templates) {
      assertKept("recipe", template.resolve("recipe.json"));
      assertKept("training", template.resolve("training.json"));
    }
  }

  @Test
  void theWordsAreThoseOfTheSoftware() throws IOException {
    ContractSchema recipe = ContractSchema.read("recipe");

    assertThat(recipe.words("/properties/status/enum"))
        .isEqualTo(Arrays.stream(ResearchStatus.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(ContrastPhase.values()).map(Enum::name).toList())
        .containsAll(recipe.words("/$defs/phase/enum"));
    assertThat(recipe.words("/properties/beside/items/enum"))
        .isEqualTo(
            Arrays.stream(ClinicalScoreId.values()).map(ClinicalScoreId::contractName).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "recipe, recipe.json, '', colour",
    "recipe, recipe.json, /combination/cutoff, comparator",
    "recipe, recipe.json, /measures/0, part",
    "recipe, recipe.json, /measures/1/crop, colour",
    "recipe, recipe.json, /rois/0, accepts",
    "part, parts/radscore.json, /model/columns/0, sd",
    "part, parts/radscore.json, /model/model, kind",
    "part, parts/dlscore-cut.json, '', comparator",
    "reference, reference.json, /cases/0, total",
    "reference, reference.json, /cases/0/crop, colour",
    "training, training.json, '', totals",
    "training, training.json, /signatures/0/cut, comparator",
    "training, training.json, /signatures/0/fit, colour",
    "training, training.json, /endpoints/0, kind"
  })
  void oneKeyTooManyOrTooFewBreaksASchema(String schema, String file, String place, String key)
      throws IOException {
    Path folder = schema.equals("training") ? TEMPLATE : EXAMPLE;
    assertThat(violations(schema, folder.resolve(file), place, key)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "recipe, haic-response, /measures/0/coding, unit",
    "recipe, haic-response, /measures/5, crop",
    "recipe, haic-response, /measures/7/horizons/0, months",
    "recipe, sorafenib-os, /measures/0/coding, of",
    "recipe, sorafenib-os, /embeddings/1, crop",
    "recipe, sorafenib-os, /combination, decimals",
    "training, epr, /extractors/0, seed",
    "training, epr, /combined/4/fit, intercept",
    "training, haic-response, /survivals/1/choose/0, most",
    "training, sorafenib-os, /survivals/1/cut, comparator"
  })
  void oneKeyTooFewOfATemplateBreaksASchema(
      String schema, String template, String place, String key) throws IOException {
    Path file = SystemTemplate.place(template).resolve(schema + ".json");
    assertThat(violations(schema, file, place, key)).isNotEmpty();
  }

  /** Of a file with a key taken away, or put where it does not belong. */
  private static List<String> violations(String schema, Path file, String place, String key)
      throws IOException {
    JsonNode document = JSON.readTree(file.toFile());
    ObjectNode object = (ObjectNode) document.at(place);
    if (object.remove(key) == null) {
      object.put(key, 1);
    }
    return ContractSchema.read(schema).violations(document);
  }

  @Test
  void aColumnWithoutRegionBreaksTheSchema() throws IOException {
    JsonNode part = JSON.readTree(EXAMPLE.resolve("parts/radscore.json").toFile());
    ((ObjectNode) part.at("/model/columns/0")).put("name", "original_firstorder_Mean");

    assertThat(ContractSchema.read("part").violations(part)).isNotEmpty();
  }

  @Test
  void oneEndpointAtLeastIsNeeded() throws IOException {
    JsonNode training = JSON.readTree(TEMPLATE.resolve("training.json").toFile());
    ((ArrayNode) training.get("endpoints")).removeAll();

    assertThat(ContractSchema.read("training").violations(training)).isNotEmpty();
  }

  /** A file that a bundle need not have is looked at where it is there. */
  private static void assertKept(String schema, Path file) throws IOException {
    if (Files.exists(file)) {
      assertThat(ContractSchema.read(schema).violations(file)).as(file.toString()).isEmpty();
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
