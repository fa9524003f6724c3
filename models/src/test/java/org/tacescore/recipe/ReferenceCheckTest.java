package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.Architecture;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.Intensity;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkFolderWriter;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.Networks;
import org.tacescore.network.Preprocessing;
import org.tacescore.score.Outcome;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.Scored;

/** Bundles with their real networks. */
class ReferenceCheckTest {
  @TempDir static Path folder;
  private static Networks networks;

  @BeforeAll
  static void openNetworks() {
    networks = new Networks(folder, 2);
  }

  @AfterAll
  static void closeNetworks() {
    networks.close();
  }

  @Test
  void everyBuiltInBundleReproducesItsOwnReference() {
    List<RecipeBundle> builtIn = BundleCopy.builtIn().all();
    assertThat(builtIn).isNotEmpty();
    for (RecipeBundle bundle : builtIn) {
      assertThat(ReferenceCheck.deviations(bundle, networks)).as(bundle.recipe().id()).isEmpty();
    }
  }

  @Test
  void theExampleReproducesItsOwnReference() {
    assertThat(ReferenceCheck.deviations(HrdDemo.BUNDLE, networks)).isEmpty();
  }

  @Test
  void namesEachDeviation() {
    ReferenceCases.Case first = HrdDemo.BUNDLE.references().cases().get(0);
    ReferenceCases.Case wrong =
        new ReferenceCases.Case(
            first.name(),
            first.features(),
            new ReferenceCases.Noise(99, 0, 1),
            first.clinical(),
            first.measured(),
            "9.99",
            first.group());
    RecipeBundle bundle =
        new RecipeBundle(
            HrdDemo.BUNDLE.recipe(),
            HrdDemo.BUNDLE.digest(),
            HrdDemo.BUNDLE.parts(),
            HrdDemo.BUNDLE.featureSettings(),
            HrdDemo.BUNDLE.network(),
            new ReferenceCases(1e-5, List.of(wrong)),
            HrdDemo.BUNDLE.modelCard());
    assertThat(ReferenceCheck.deviations(bundle, networks))
        .hasSize(2)
        .anySatisfy(d -> assertThat(d).contains("dlscore is "))
        .anySatisfy(d -> assertThat(d).contains("expected 9.99"));
  }

  @Test
  void aBundleMayCarryASavedModelInPlaceOfASeed(@TempDir Path recipes) throws Exception {
    Path bundle = BundleCopy.ofExample(recipes);
    Path network = bundle.resolve("network");
    Files.delete(network.resolve("network.json"));
    Files.delete(network);
    NetworkSpec spec = Architecture.of("lenet").shipped();
    NetworkFolderWriter.writeSavedModel(
        network, source -> described(source, spec), spec, NetworkWeights.seeded(spec, 25));
    RecipeBundle read = RecipeCatalog.ofFolder(recipes).all().get(0);
    assertThat(read.network()).containsInstanceOf(NetworkDefinition.Stored.class);
    assertThat(ReferenceCheck.deviations(read, networks)).isEmpty();
    Path recipe = bundle.resolve("recipe.json");
    String text = Files.readString(recipe);
    Files.writeString(recipe, text.replace("\"window-high\": 250.0", "\"window-high\": 200.0"));
    assertThatThrownBy(() -> RecipeCatalog.ofFolder(recipes))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("Window[low=-100.0, high=200.0]")
        .hasMessageContaining("the network needs")
        .hasMessageContaining("Window[low=-100.0, high=250.0]");
  }

  private static NetworkDescription described(NetworkDescription.Source source, NetworkSpec spec) {
    return new NetworkDescription(
        source,
        spec,
        List.of(),
        Optional.of(Preprocessing.plain(new Intensity.Window(-100, 250), ChannelMeaning.PHASES, 3)),
        ResearchStatus.SYNTHETIC,
        "test");
  }

  @Test
  void aStudyIsScoredWithTheRealNetwork() {
    RecipeScorer scorer = RecipeScorer.of(HrdDemo.BUNDLE, networks);
    Outcome outcome = scorer.score(HrdDemo.input(true, "positive"));
    assertThat(outcome)
        .isInstanceOf(Scored.class)
        .isEqualTo(scorer.score(HrdDemo.input(true, "positive")));
  }
}
