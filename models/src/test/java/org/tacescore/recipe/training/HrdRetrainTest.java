package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.model.LearnedModel;
import org.tacescore.recipe.ModelPart;
import org.tacescore.recipe.PreparedCase;

/**
 * The radiomics part of the {@code hrd} that ships, learned again from the features and outcomes
 * that it was learned from: the 160 phantom patients of its training, in the training's order.
 */
@Tag("slow")
class HrdRetrainTest {
  private static final Path SHIPPED = Path.of("src", "main", "resources", "recipes", "hrd");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the training of the bundle that ships, as its model card says. */
  private static final long SEED = 1;

  /** Of numbers above 1 a part of them. */
  private static final double TOLERANCE = 1e-6;

  private static JsonNode shipped = JSON.nullNode();
  private static Optional<LearnedModel> learned = Optional.empty();

  @BeforeAll
  static void retrain() throws IOException {
    RecipeTemplate template = RecipeTemplate.read(SHIPPED);
    SignatureTraining training = template.training().signatures().get(0);
    CohortRows rows =
        CohortRows.of(
            new Cohort(patients(), true, "0".repeat(64)),
            template.training().endpoints().get(0),
            Optional.empty());
    learned =
        Optional.of(
            training
                .pipeline()
                .learn(
                    CohortFeatures.of(rows.learning(), training.regions())
                        .table()
                        .rows(rows.eligible()),
                    rows.outcome(),
                    Seeds.of(SEED, "signature " + training.part() + " final")));
    shipped = part("radscore");
  }

  @Test
  void choosesTheSameFeatures() {
    List<String> names = new ArrayList<>();
    shipped.at("/model/columns").forEach(column -> names.add(column.get("name").asText()));
    assertThat(learned.orElseThrow().model().names()).hasSize(5).isEqualTo(names);
  }

  /** Scale, support vectors, their coefficients and Platt's curve. */
  @Test
  void learnsTheSameNumbers() throws IOException {
    ModelPart part = new ModelPart(learned.orElseThrow().model(), "again");
    JsonNode again = JSON.readTree(BundleJsonText.of(part)).get("model");
    assertClose("model", again, shipped.get("model"));
  }

  private static void assertClose(String path, JsonNode again, JsonNode before) {
    assertThat(again.getNodeType()).as(path).isEqualTo(before.getNodeType());
    assertThat(again.size()).as(path).isEqualTo(before.size());
    if (before.isNumber()) {
      double bound = TOLERANCE * Math.max(1, Math.abs(before.asDouble()));
      assertThat(again.asDouble()).as(path).isCloseTo(before.asDouble(), within(bound));
    } else if (before.isArray()) {
      for (int i = 0; i < before.size(); i++) {
        assertClose(path + "/" + i, again.get(i), before.get(i));
      }
    } else if (before.isObject()) {
      for (Iterator<String> keys = before.fieldNames(); keys.hasNext(); ) {
        String key = keys.next();
        assertThat(again.has(key)).as(path + "/" + key).isTrue();
        assertClose(path + "/" + key, again.get(key), before.get(key));
      }
    } else {
      assertThat(again).as(path).isEqualTo(before);
    }
  }

  private static JsonNode part(String name) throws IOException {
    return JSON.readTree(SHIPPED.resolve("parts").resolve(name + ".json").toFile());
  }

  private static List<CohortPatient> patients() throws IOException {
    try (InputStream file =
            Objects.requireNonNull(
                HrdRetrainTest.class.getResourceAsStream("hrd/features.csv.gz"));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      List<String> all = lines.lines().toList();
      List<String> names = List.of(all.get(0).split(",", -1));
      List<CohortPatient> patients = new ArrayList<>();
      for (String line : all.subList(1, all.size())) {
        patients.add(patient(patients.size(), names, line.split(",", -1)));
      }
      return patients;
    }
  }

  /** Time in days, event, then the features. */
  private static CohortPatient patient(int place, List<String> names, String[] cells) {
    Map<String, Double> features = new HashMap<>();
    for (int i = 2; i < cells.length; i++) {
      features.put(names.get(i), Double.parseDouble(cells[i]));
    }
    return new CohortPatient(
        "patient " + place,
        "centre",
        new PreparedCase(features, Map.of(), Map.of()),
        new PatientOutcome(
            OptionalDouble.of(Double.parseDouble(cells[0])),
            Optional.of(cells[1].equals("1")),
            Optional.empty(),
            Optional.empty()));
  }
}
