package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.Architecture;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.ImageShape;
import org.tacescore.network.Intensity;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.Networks;
import org.tacescore.network.Preprocessing;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tacescore.recipe.CutPart;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.LabTexture;
import org.tacescore.recipe.Part;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.recipe.ReferenceCheck;
import org.tacescore.score.HighWhen;
import org.tacescore.score.ResearchStatus;

class BundleWriterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

  private static final NetworkSpec LENET =
      Architecture.of("lenet").shipped().withImage(ImageShape.planar(224, 224, 3));
  private static final Weights START = NetworkWeights.seeded(LENET, 3);

  @TempDir Path folder;
  private Path home;
  private Path out;
  private TrainedRecipe trained;

  @BeforeEach
  void train() throws Exception {
    trained = LabTexture.trained(true, folder.resolve("work"));
    home = Files.createDirectory(folder.resolve("out"));
    out = home.resolve("lab-texture");
  }

  @Test
  void aBundleHoldsWhatItsFormatSays() throws IOException {
    RecipeBundle bundle = new BundleWriter(CLOCK).write(trained, out);

    assertThat(files(out))
        .containsExactly(
            "MODEL_CARD.md",
            "PUBLICATION.md",
            "parts/texture-cut.json",
            "parts/texture.json",
            "recipe.json",
            "reference.json",
            "texture.json",
            "training.json");
    assertThat(files(home)).hasSize(8);
    assertThat(bundle.parts()).isEqualTo(trained.parts());
    assertThat(bundle.recipe().status()).isEqualTo(ResearchStatus.SYNTHETIC);
    assertThat(bundle.recipe().endpoint())
        .isEqualTo(
            "Response to the first TACE; the classifiers were trained to tell: response by mRECIST");
    assertThat(bundle.references().cases())
        .extracting(c -> c.clinical().get("hbsag"))
        .contains("positive", "negative");
  }

  @Test
  void theCardSaysWhatAReaderHasToKnow() {
    String card = new BundleWriter(CLOCK).write(trained, out).modelCard();

    assertThat(card)
        .startsWith("# Laboratory and texture score: lab-texture 1.0.0\n")
        .contains("> **Status: SYNTHETIC. Demonstration values, no clinical meaning.")
        .contains("| date | 2026-11-27 |")
        .contains("| ARTERIAL:original_glcm_Contrast | ")
        .contains("| texture-cut | > ")
        .contains("| out of fold | texture | 60 | 30 | ")
        .contains("| out of fold | total | 60 | 30 | ")
        .contains("## Limits and known failure modes")
        .contains("## The publication")
        .contains("### Known limits");
  }

  @Test
  void neitherTimeNorPlaceIsInTheDigest() {
    RecipeBundle first = new BundleWriter(CLOCK).write(trained, out);
    RecipeBundle later =
        new BundleWriter(Clock.systemUTC()).write(trained, out.resolveSibling("elsewhere"));

    assertThat(later.digest()).isEqualTo(first.digest());
  }

  @Test
  void retrainedFromItselfItIsTheSame() {
    RecipeBundle first = new BundleWriter(CLOCK).write(trained, out);
    TrainedRecipe again =
        new RecipeTrainer(
                RecipeTemplate.read(out),
                TrainingOptions.of(1, 1, "test"),
                folder.resolve("work-again"),
                RecipeProgress.Listener.SILENT,
                CLOCK)
            .train(LabTexture.cohort(true));

    RecipeBundle second = new BundleWriter(CLOCK).write(again, out.resolveSibling("again"));

    assertThat(second.digest()).isEqualTo(first.digest());
  }

  @Test
  void refusesAFolderThatIsThere() throws IOException {
    Files.createDirectory(out);

    assertThatThrownBy(() -> new BundleWriter(CLOCK).write(trained, out))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FileAlreadyExistsException.class);
    assertThat(files(home)).isEmpty();
  }

  @Test
  void afterAFaultThereIsNothing() throws IOException {
    Map<String, Part> parts = new TreeMap<>(trained.parts());
    parts.remove("texture-cut");
    TrainedRecipe lacking =
        new TrainedRecipe(
            trained.template(),
            trained.endpoint(),
            parts,
            Optional.empty(),
            trained.status(),
            trained.facts(),
            trained.predictions());

    assertThatThrownBy(() -> new BundleWriter(CLOCK).write(lacking, out))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("parts/texture-cut.json must be of kind cut");
    assertThat(files(home)).isEmpty();
  }

  @Test
  void aNetworkIsWrittenWithItsWeights() throws IOException {
    RecipeBundle bundle =
        new BundleWriter(CLOCK).write(withNetwork(START, Optional.empty(), trained.status()), out);

    assertThat(files(out)).contains("network/network.json", "network/weights.safetensors");
    assertThat(bundle.references().cases())
        .allSatisfy(c -> assertThat(c.measured().get("look")).isBetween(0.0, 1.0));
    assertThat(files(home)).hasSize(11);
    assertThat(bundle.network()).containsInstanceOf(NetworkDefinition.Weighted.class);
    assertKept(bundle);
  }

  @Test
  void ofANetworkLearnedOnASeedTheLearnedTensorsAreWritten() throws IOException {
    Map<String, WeightTensor> learned = new LinkedHashMap<>(START.asMap());
    learned.put("fc.weight", NetworkWeights.seeded(LENET, 4).get("fc.weight"));
    Path whole = out.resolveSibling("whole");
    Weights weights = Weights.of(learned);

    RecipeBundle bundle =
        new BundleWriter(CLOCK).write(withNetwork(weights, Optional.of(3L), trained.status()), out);
    RecipeBundle stored =
        new BundleWriter(CLOCK)
            .write(withNetwork(weights, Optional.empty(), trained.status()), whole);

    assertThat(bundle.network()).containsInstanceOf(NetworkDefinition.SeededWith.class);
    assertThat(bundle.references()).isEqualTo(stored.references());
    assertThat(Safetensors.readFile(out.resolve("network/weights.safetensors")).weights().names())
        .containsExactly("fc.weight");
    assertKept(bundle);
  }

  @Test
  void ofANetworkThatWasNotTrainedTheSeedIsWritten() throws IOException {
    RecipeBundle bundle =
        new BundleWriter(CLOCK).write(withNetwork(START, Optional.of(3L), trained.status()), out);

    assertThat(files(out)).contains("network/network.json").hasSize(10);
    assertThat(bundle.network()).contains(new NetworkDefinition.Seeded(LENET, 3));
    assertKept(bundle);
  }

  @Test
  void aNetworkLearnedFromPatientsIsWrittenWhole() throws IOException {
    RecipeBundle bundle =
        new BundleWriter(CLOCK)
            .write(withNetwork(START, Optional.of(3L), ResearchStatus.RESEARCH_RETRAINED), out);

    assertThat(bundle.network()).containsInstanceOf(NetworkDefinition.Weighted.class);
  }

  private void assertKept(RecipeBundle bundle) {
    try (Networks networks = new Networks(folder.resolve("networks"), 2)) {
      assertThat(ReferenceCheck.deviations(bundle, networks)).isEmpty();
    }
  }

  private TrainedRecipe withNetwork(Weights weights, Optional<Long> seed, ResearchStatus status)
      throws IOException {
    Map<String, Part> parts = new TreeMap<>(trained.parts());
    parts.put("look-cut", new CutPart(new BigDecimal("0.5"), HighWhen.GREATER, "test"));
    Preprocessing preprocessing =
        Preprocessing.plain(new Intensity.ZScore(Intensity.Extent.CROP), ChannelMeaning.PHASES, 3);
    return new TrainedRecipe(
        templateWithNetwork(),
        trained.endpoint(),
        parts,
        Optional.of(new LearnedNetwork(LENET, weights, preprocessing, List.of(), seed, "test")),
        status,
        trained.facts(),
        trained.predictions());
  }

  /** The template with a network in the place of the clinical value. */
  private RecipeTemplate templateWithNetwork() throws IOException {
    Path template = Files.createDirectories(folder.resolve("template"));
    for (String name : List.of("texture.json", "PUBLICATION.md")) {
      Files.writeString(
          template.resolve(name), Files.readString(trained.template().folder().resolve(name)));
    }
    Path from = trained.template().folder();
    String recipe = Files.readString(from.resolve("recipe.json"));
    int clinical = recipe.indexOf("\"kind\": \"clinical\"");
    int end = recipe.indexOf("\"analyte\": \"hbsag\"");
    Files.writeString(
        template.resolve("recipe.json"),
        (recipe.substring(0, clinical)
                + """
                "kind": "network", "name": "look", "output-class": 1, "cut": "look-cut",
                "concept": {"value": "LAB_LOOK", "scheme": "99TEST", "meaning": "Look"},
                "unit": {"value": "1", "scheme": "UCUM", "meaning": "no units"},
                "crop": {
                  "reference": "ARTERIAL", "channels": ["ARTERIAL", "ARTERIAL", "ARTERIAL"],
                  "size": 224, "z-score": "crop", "source": "invented"
                }
                """
                + recipe.substring(end + "\"analyte\": \"hbsag\"".length()))
            .replace("\"measure\": \"hbsag\"", "\"measure\": \"look\""));
    Files.writeString(
        template.resolve("training.json"),
        Files.readString(from.resolve("training.json"))
            .replace(
                "\"networks\": []",
                """
                "networks": [{
                  "measure": "look", "architecture": "lenet", "width": 1, "folds": 2,
                  "plan": {
                    "trained": [""], "epochs": 1, "batch": 8, "learning-rate": 0.001, "l2": 0.0,
                    "class-weights": [], "augmentations": [], "patient-means": false,
                    "patience": 1, "validation-fraction": 0.2, "seed": 1, "threads": 1
                  },
                  "class-weights": "none", "source": "invented",
                  "cut": {"part": "look-cut", "kind": "youden", "comparator": ">"}
                }]"""));
    return RecipeTemplate.read(template);
  }

  @Test
  void jsonIsSortedAndHasALineFeedAtItsEnd() throws IOException {
    new BundleWriter(CLOCK).write(trained, out);

    assertThat(Files.readString(out.resolve("parts/texture-cut.json")))
        .startsWith("{\n  \"comparator\": \">\",\n  \"kind\": \"cut\",\n  \"origin\": ")
        .endsWith("\n}\n");
    assertThat(RecipeCatalog.read(out).recipe().id()).isEqualTo("lab-texture");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
