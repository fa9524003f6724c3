package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.weights.InvalidWeightsException;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.training.UntrainableException.Fault;

/** A recipe with a network of volumes, and files of weights of other tasks. */
class StartingWeightsTest {
  private static final TrainingOptions SEEDED = TrainingOptions.of(5, 1, "test");

  @TempDir Path folder;
  private RecipeTemplate template;
  private NetworkSpec spec;
  private Path file;

  @BeforeEach
  void make() {
    template = Texts.withNetwork(TextureTemplate.in(folder.resolve("template"))).read();
    Measure.Network measure =
        template.recipe().measures().stream()
            .filter(Measure.Network.class::isInstance)
            .map(Measure.Network.class::cast)
            .findFirst()
            .orElseThrow();
    spec = NetworkLearning.spec(template.training().networks().get(0), measure);
    file = folder.resolve("other-task.safetensors");
  }

  @Test
  void theLastLayerIsNewAndTheOthersAreTheFiles() {
    Weights other = NetworkWeights.seeded(spec.withClasses(7), 9);
    Safetensors.write(file, other);

    StartingWeights.requireFit(template, SEEDED.withWeights(file));
    StartingWeights start = StartingWeights.of(SEEDED.withWeights(file));
    Weights drawn = start.draw(spec, 3);

    Weights seeded = NetworkWeights.seeded(spec, 3);
    assertThat(drawn.names()).isEqualTo(seeded.names());
    drawn
        .asMap()
        .forEach(
            (name, tensor) ->
                assertThat(tensor)
                    .as(name)
                    .isEqualTo(name.startsWith("fc.") ? seeded.get(name) : other.get(name)));
    assertThat(start.seedOfAll(3)).isEmpty();
    assertThat(StartingWeights.told(SEEDED.withWeights(file)).orElseThrow())
        .matches("other-task.safetensors \\(SHA-256 [0-9a-f]{64}\\)");
  }

  @Test
  void withoutAFileAllAreSeeded() {
    StartingWeights start = StartingWeights.of(SEEDED);

    assertThat(start.draw(spec, 3)).isEqualTo(NetworkWeights.seeded(spec, 3));
    assertThat(start.seedOfAll(3)).contains(3L);
    assertThat(StartingWeights.told(SEEDED)).isEmpty();
    assertThatCode(() -> StartingWeights.requireFit(template, SEEDED)).doesNotThrowAnyException();
  }

  @Test
  void namesWhatDoesNotFit() {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(NetworkWeights.seeded(spec, 9).asMap());
    tensors.remove("conv1.weight");
    Safetensors.write(file, Weights.of(tensors));

    assertThatThrownBy(() -> StartingWeights.requireFit(template, SEEDED.withWeights(file)))
        .isInstanceOf(InvalidWeightsException.class)
        .hasMessageContaining("1 tensors missing")
        .hasMessageContaining("conv1.weight");
    assertThatThrownBy(
            () -> StartingWeights.requireFit(template, SEEDED.withWeights(folder.resolve("none"))))
        .isInstanceOf(InvalidWeightsException.class)
        .hasMessageStartingWith("UNREADABLE");
  }

  @Test
  void refusesWeightsForARecipeWithoutNetwork() {
    RecipeTemplate without = TextureTemplate.in(folder.resolve("without")).read();

    assertThatThrownBy(() -> StartingWeights.requireFit(without, SEEDED.withWeights(file)))
        .isInstanceOfSatisfying(
            UntrainableException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NO_NETWORK));
  }
}
