package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.recipe.RecipeBundle;

/**
 * Death within a fixed time, and vital status at the end of follow-up, are two questions: a bundle
 * says which one its classifiers were taught, and nothing of the other.
 */
class EndpointsApartTest {
  private static final String DEATH = "death within 12 months of the second TACE";
  private static final String STATUS = "vital status at the end of follow-up";

  private static final Map<String, String> FEATURES =
      Map.of(
          "ARTERIAL:f0", "ARTERIAL:original_firstorder_Energy",
          "ARTERIAL:f1", "ARTERIAL:original_firstorder_Entropy",
          "ARTERIAL:f2", "ARTERIAL:original_firstorder_Mean",
          "ARTERIAL:f3", "ARTERIAL:original_firstorder_Variance");

  @TempDir Path folder;

  @Test
  void aBundleSaysWhatItWasTaught() throws Exception {
    RecipeBundle death = trained(folder.resolve("death"), Optional.empty());
    assertThat(death.recipe().endpoint()).contains(DEATH).doesNotContain(STATUS);
    assertThat(death.modelCard()).contains("trained to tell: " + DEATH).doesNotContain(STATUS);
    RecipeBundle status = trained(folder.resolve("status"), Optional.of("status"));
    assertThat(status.recipe().endpoint()).contains(STATUS).doesNotContain(DEATH);
    assertThat(status.modelCard()).contains("trained to tell: " + STATUS).doesNotContain(DEATH);
    assertThat(status.digest()).isNotEqualTo(death.digest());
    assertThat(status.parts()).isNotEqualTo(death.parts());
  }

  @Test
  void everyOriginNamesTheEndpoint() throws Exception {
    trained(folder.resolve("status"), Optional.of("status"));
    Path parts = folder.resolve("status/bundle/parts");
    assertThat(Files.readString(parts.resolve("texture.json"))).contains("Learned for 'status'");
    assertThat(Files.readString(parts.resolve("texture-cut.json")))
        .contains("Learned for 'status'");
  }

  /** The default is what it was taught; the other question can still be asked. */
  @Test
  void aBundleCanBeTrainedForTheOtherEndpoint() throws Exception {
    trained(folder.resolve("status"), Optional.of("status"));
    RecipeTemplate again = RecipeTemplate.read(folder.resolve("status/bundle"));
    assertThat(again.training().endpoints())
        .extracting(Endpoint::id)
        .containsExactly("status", "death-12-months");
    RecipeBundle death = trained(again, folder.resolve("death"), Optional.of("death-12-months"));
    assertThat(death.recipe().endpoint()).contains(DEATH).doesNotContain(STATUS);
    assertThat(death.modelCard()).contains("trained to tell: " + DEATH).doesNotContain(STATUS);
  }

  /** A small recipe with the endpoints of {@code hrd}. */
  private static RecipeBundle trained(Path place, Optional<String> endpoint) throws Exception {
    JsonNode endpoints =
        Texts.json(
            """
            [{'id':'death-12-months', 'kind':'death-within', 'days':365, 'title':'%s',
              'source':'made'},
             {'id':'status', 'kind':'status', 'title':'%s', 'source':'made'}]\
            """
                .formatted(DEATH, STATUS));
    RecipeTemplate template =
        TextureTemplate.in(place.resolve("template"))
            .with("training.json", training -> training.set("endpoints", endpoints))
            .read();
    return trained(template, place, endpoint);
  }

  private static RecipeBundle trained(
      RecipeTemplate template, Path place, Optional<String> endpoint) {
    TrainedRecipe trained =
        new RecipeTrainer(
                template,
                new TrainingOptions(endpoint, Optional.empty(), 1, 1, "test"),
                place.resolve("work"),
                RecipeProgress.Listener.SILENT,
                Clock.systemUTC())
            .train(cohort());
    return new BundleWriter(Clock.systemUTC()).write(trained, place.resolve("bundle"));
  }

  /** A bundle names features that can be extracted. */
  private static Cohort cohort() {
    Cohort made = TextureCohort.of(90, 7);
    return made.with(
        made.patients().stream()
            .map(
                patient -> {
                  Map<String, Double> named = new TreeMap<>();
                  FEATURES.forEach(
                      (name, feature) ->
                          named.put(feature, patient.prepared().features().get(name)));
                  return TextureCohort.withFeatures(patient, named);
                })
            .toList());
  }
}
