package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles that somebody spoiled, by mistake or on purpose: each fault is named. */
class BadBundleTest {
  private static final String RADSCORE = "parts/radscore.json";
  private static final String CUT = "parts/dlscore-cut.json";
  private static final String NETWORK = "network/network.json";
  private static final String WEIGHTS_OF_LENET =
      """
      {
        "kind": "weights", "weights": "%s", "sha256": "%s", "architecture": "lenet",
        "image": {"slices": 1, "rows": 224, "columns": 224, "channels": 3}, "clinical": [],
        "classes": 2, "width": %d, "status": "SYNTHETIC", "origin": "test",
        "preprocessing": {
          "intensity": {"kind": "window", "low": -100.0, "high": 250.0}, "channels": "phases",
          "mean": [0.0, 0.0, 0.0], "standard-deviation": [1.0, 1.0, 1.0]
        }
      }
      """;

  @TempDir Path recipes;
  private Path bundle;

  /** What was done to the folder. */
  @FunctionalInterface
  private interface Harm {
    void to(Path bundle) throws IOException;
  }

  @BeforeEach
  void copy() throws Exception {
    bundle = BundleCopy.ofExample(recipes);
  }

  static Stream<Arguments> harms() {
    return Stream.of(
        harm(
            "a missing coefficient",
            edit(RADSCORE, "0.7,", ""),
            RADSCORE,
            "5 columns for a model of 4"),
        harm("no coefficients", edit(RADSCORE, "coefficients", "numbers"), RADSCORE, "model.model"),
        harm("an unknown key", edit(CUT, "\"kind\"", "\"colour\": 1, \"kind\""), CUT, "colour"),
        harm(
            "an unknown key of a model",
            edit(RADSCORE, "\"sd\": 11.5", "\"sd\": 11.5, \"colour\": 1"),
            RADSCORE,
            "model.columns[0].colour"),
        harm(
            "a feature named twice",
            edit(RADSCORE, ":original_glcm_Contrast", ":original_firstorder_Mean"),
            RADSCORE,
            "a column is named twice"),
        harm(
            "a cutoff without comparator",
            edit(CUT, "\"comparator\": \">\",", ""),
            CUT,
            "'comparator'"),
        harm("another comparator", edit(CUT, "\">\"", "\"<\""), CUT, "comparator: "),
        harm(
            "a key given twice",
            edit(CUT, "\"kind\"", "\"value\": 1, \"kind\""),
            CUT,
            "Duplicate field 'value'"),
        harm(
            "a key of a model given twice",
            edit(RADSCORE, "\"intercept\"", "\"kind\": \"linear\", \"intercept\""),
            RADSCORE,
            "Duplicate field 'kind'"),
        harm("not a number", edit(RADSCORE, "0.7", "NaN"), RADSCORE, "NaN"),
        harm(
            "not a number, as a word",
            edit(RADSCORE, "0.7", "\"NaN\""),
            RADSCORE,
            "model.model: a linear function needs coefficients, all finite"),
        harm("more than a number can be", edit(RADSCORE, "0.7", "1e999"), RADSCORE, "finite"),
        harm("a cutoff that is no number", edit(CUT, "0.5", "\"NaN\""), CUT, "value: "),
        harm("too deep", edit(RADSCORE, "0.7", "[".repeat(100_000)), RADSCORE, "nesting depth"),
        harm("a byte order mark", edit(CUT, "{", "\uFEFF{"), CUT, "begins with a byte order mark"),
        harm("UTF-16", bytes(CUT, "{}".getBytes(StandardCharsets.UTF_16BE)), CUT, ""),
        harm(
            "no UTF-8",
            bytes("MODEL_CARD.md", new byte[] {(byte) 0xff}),
            "MODEL_CARD.md",
            "is not UTF-8"),
        harm("text behind the end", edit(CUT, "}", "} {}"), CUT, "Trailing token"),
        harm(
            "features outside of the folder",
            edit("recipe.json", "features.json", "../f.json"),
            "recipe.json",
            "not a plain name"),
        harm(
            "weights outside of the folder",
            write(NETWORK, weights("../w.safetensors", 1)),
            NETWORK,
            "plain name of a .safetensors file"),
        harm("a link", BadBundleTest::link, "parts/extra.json", "is a link or no plain file"),
        harm(
            "a link to a folder",
            BadBundleTest::folderLink,
            "network",
            "is a link or no plain file"),
        harm(
            "an oversized part", sized(CUT, (16L << 20) + 1), CUT, "is larger than 16777216 bytes"),
        harm(
            "oversized text",
            sized("MODEL_CARD.md", (16L << 20) + 1),
            "MODEL_CARD.md",
            "is larger than 16777216 bytes"),
        harm(
            "an oversized description",
            sized(NETWORK, (1L << 20) + 1),
            "network.json",
            "is larger than 1048576 bytes"),
        harm(
            "oversized weights",
            BadBundleTest::oversizedWeights,
            "network/w.safetensors",
            "is larger than 1073741824 bytes"),
        harm("oversized layers", BadBundleTest::oversizedLayers, NETWORK, "width 1000000"),
        harm(
            "missing weights",
            write(NETWORK, weights("w.safetensors", 1)),
            "network/w.safetensors",
            "is missing"),
        harm(
            "missing weights on a seed",
            write(NETWORK, onASeed("w.safetensors")),
            "network/w.safetensors",
            "is missing"),
        harm("a file that nothing reads", write("notes.txt", "mine"), "notes.txt", "nothing reads"),
        harm(
            "a file that nothing reads beside the network",
            write("network/notes.txt", "mine"),
            "network/notes.txt",
            "nothing reads"),
        harm(
            "a part that nothing names",
            write(
                "parts/spare.json",
                "{\"kind\": \"cut\", \"value\": 1, \"comparator\": \">\", \"origin\": \"test\"}"),
            "[spare]",
            "does not name the parts"),
        harm(
            "a part that is no JSON",
            write("parts/spare.txt", ""),
            "parts/spare.txt",
            "not a .json file"),
        harm(
            "a malformed training",
            write("training.json", "{\"format\": 1, \"format\": 1}"),
            "training.json",
            "Duplicate field 'format'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harms")
  void eachFaultIsNamed(String what, Harm harm, String file, String fault) throws IOException {
    harm.to(bundle);

    assertThatThrownBy(() -> RecipeCatalog.ofFolder(recipes))
        .as(what)
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("bundle hrd-demo")
        .hasMessageContaining(file)
        .hasMessageContaining(fault);
  }

  @Test
  void refusesABundleThatIsNotTheOneMeant() {
    RecipeBundle read = RecipeCatalog.read(bundle);

    read.requireDigest(HrdDemo.BUNDLE.digest());
    assertThatThrownBy(() -> read.requireDigest("0".repeat(64)))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage(
            "bundle hrd-demo: its digest is %s, not %s"
                .formatted(HrdDemo.BUNDLE.digest(), "0".repeat(64)));
  }

  @Test
  void aBundleAloneMayLieInAFolderOfAnyName() throws IOException {
    Path renamed = Files.move(bundle, recipes.resolve("Renamed"));

    assertThat(RecipeCatalog.read(renamed).digest()).isEqualTo(HrdDemo.BUNDLE.digest());
    assertThatThrownBy(() -> RecipeCatalog.ofFolder(recipes))
        .hasMessageContaining("it must be the folder's name");
  }

  private static Arguments harm(String what, Harm harm, String file, String fault) {
    return Arguments.of(what, harm, file, fault);
  }

  private static Harm edit(String file, String from, String to) {
    return bundle -> {
      String text = Files.readString(bundle.resolve(file));
      assertThat(text).contains(from);
      int at = text.indexOf(from);
      Files.writeString(
          bundle.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
    };
  }

  private static Harm write(String file, String text) {
    return bytes(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Harm bytes(String file, byte[] bytes) {
    return bundle -> Files.write(bundle.resolve(file), bytes);
  }

  /** A file with a hole: its size, and nothing on the disk. */
  private static Harm sized(String file, long size) {
    return bundle -> {
      try (RandomAccessFile made = new RandomAccessFile(bundle.resolve(file).toFile(), "rw")) {
        made.setLength(size);
      }
    };
  }

  private static String weights(String file, int width) {
    return WEIGHTS_OF_LENET.formatted(file, "0".repeat(64), width);
  }

  private static String onASeed(String file) {
    return weights(file, 1).replace("\"weights\",", "\"seeded-with\", \"seed\": 1,");
  }

  private static void oversizedWeights(Path bundle) throws IOException {
    write(NETWORK, weights("w.safetensors", 1)).to(bundle);
    sized("network/w.safetensors", (1L << 30) + 1).to(bundle);
  }

  private static void oversizedLayers(Path bundle) throws IOException {
    write(NETWORK, weights("w.safetensors", 1_000_000)).to(bundle);
    write("network/w.safetensors", "").to(bundle);
  }

  private static void link(Path bundle) throws IOException {
    Path outside = Files.writeString(bundle.resolveSibling("outside.json"), "{}");
    Files.createSymbolicLink(bundle.resolve("parts/extra.json"), outside);
  }

  private static void folderLink(Path bundle) throws IOException {
    Path outside = bundle.resolveSibling("outside");
    Files.move(bundle.resolve("network"), outside);
    Files.createSymbolicLink(bundle.resolve("network"), outside);
  }
}
