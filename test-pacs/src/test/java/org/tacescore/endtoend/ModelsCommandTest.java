package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.Architecture;
import org.tacescore.recipe.RecipeCatalog;

/** {@code models}: networks from a seed and from files, right and wrong. */
class ModelsCommandTest {
  private static final List<String> SMALL = List.of("--arch", "lenet", "--image", "64x64x1");

  @TempDir static Path made;
  private static Path weights = Path.of("");

  @TempDir Path folder;
  private Path out = Path.of("");

  @BeforeAll
  static void make() {
    assertThat(models("init", "--seed", 3, "--out", made.resolve("net")).status()).isZero();
    weights = made.resolve("net").resolve("weights.safetensors");
  }

  @BeforeEach
  void place() {
    out = folder.resolve("out");
  }

  @Test
  void initialisesTheSameBytesOfTheSameSeed() throws IOException {
    CommandRun run = models("init", "--seed", 3, "--out", out);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("SYNTHETIC", "Research use only");
    assertThat(names(out)).containsExactly("network.json", "weights.safetensors");
    for (String name : names(out)) {
      assertThat(Files.mismatch(out.resolve(name), made.resolve("net").resolve(name)))
          .isEqualTo(-1);
    }
    assertThat(ContractSchema.read("network").violations(out.resolve("network.json"))).isEmpty();
    assertThat(status(out)).isEqualTo("SYNTHETIC");
  }

  @Test
  void listsASitesBundlesAndRefusesOneOfAnotherDigest() throws IOException {
    Path own = folder.resolve("bundles");
    ExampleBundle.copyTo(own.resolve("hrd-demo"));
    Path cut = own.resolve("hrd-demo/parts/dlscore-cut.json");
    Files.writeString(cut, Files.readString(cut).replace("0.5", "0.6"));
    String shipped = RecipeCatalog.read(ExampleBundle.BUNDLE).digest();
    String changed = RecipeCatalog.read(own.resolve("hrd-demo")).digest();

    CommandRun listed = CommandRun.of("models", "list", "--bundles", own);
    CommandRun refused =
        CommandRun.of("models", "verify", "--digest", shipped, own.resolve("hrd-demo"));
    CommandRun wrongUse = CommandRun.of("models", "verify", "--digest", "ab", ExampleBundle.BUNDLE);

    assertThat(listed.out()).contains(changed).doesNotContain(shipped);
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("its digest is " + changed + ", not " + shipped);
    assertThat(wrongUse.status()).isEqualTo(2);
    assertThat(CommandRun.of("models", "list", "--bundles", cut).status()).isEqualTo(2);
  }

  @Test
  void importsAndVerifies() throws IOException {
    Path again = folder.resolve("again");

    CommandRun run = models("import", "--weights", weights, "--out", out);
    CommandRun copy = models("import", "--weights", out, "--out", again);
    CommandRun verified = CommandRun.of("models", "verify", out, again, made.resolve("net"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("no clinical meaning", "Research use only");
    assertThat(copy.status()).as(copy.err()).isZero();
    assertThat(names(out)).containsExactly("network.json", "saved_model.pb", "variables");
    assertThat(names(again)).isEqualTo(names(out));
    assertThat(ContractSchema.read("network").violations(out.resolve("network.json"))).isEmpty();
    assertThat(status(again)).isEqualTo("SYNTHETIC");
    assertThat(verified.status()).as(verified.err()).isZero();
    assertThat(verified.out().lines()).hasSize(3).allMatch(line -> line.contains("as described"));
  }

  @Test
  void drawsANewHeadWhenAsked() throws IOException {
    CommandRun refused = models("import", "--weights", weights, "--classes", 5, "--out", out);
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("WRONG_CLASSES", "2 classes", "to have 5");
    assertThat(names(folder)).isEmpty();

    CommandRun run =
        models(
            "import",
            "--weights",
            weights,
            "--classes",
            5,
            "--new-head",
            "--seed",
            1,
            "--out",
            out);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(status(out)).isEqualTo("SYNTHETIC");
  }

  @Test
  void refusesBadFilesByNameAndLeavesNothing() throws IOException {
    byte[] good = Files.readAllBytes(weights);
    assertRefused("TRUNCATED", Arrays.copyOf(good, good.length - 4));
    assertRefused("HEADER_BEYOND_FILE", Arrays.copyOf(good, 100));
    assertRefused("HEADER_BEYOND_FILE", edited(good, 5, (byte) 1));
    assertRefused("OVERLAP", replaced(good, "[400,416]", "[396,412]"));
    assertRefused("WRONG_DTYPE", replaced(good, "\"dtype\":\"F32\"", "\"dtype\":\"I32\""));
    assertRefused(
        "NOT_FINITE",
        edited(edited(good, good.length - 1, (byte) 0x7f), good.length - 2, (byte) 0xc0));
    assertRefused("MISMATCH", replaced(good, "\"conv1.weight\"", "\"conv3.weight\""));
    byte[] pickle = new byte[64];
    pickle[0] = (byte) 0x80;
    pickle[1] = 2;
    pickle[7] = 'q';
    assertRefused("PICKLE", pickle);
    assertRefused("TRUNCATED", new byte[3]);
    CommandRun gone = models("import", "--weights", folder.resolve("no.npz"), "--out", out);
    assertThat(gone.status()).isEqualTo(3);
    assertThat(gone.err()).contains("UNREADABLE");
  }

  @Test
  void tellsEveryTensorThatDoesNotFit() {
    CommandRun run =
        CommandRun.of(
            "models",
            "import",
            "--arch",
            "lenet",
            "--weights",
            weights,
            "--image",
            "64x64x3",
            "--out",
            out);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("MISMATCH", "conv1.weight is [4, 1, 5, 5], needs [4, 3, 5, 5]");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void refusesAForeignSavedModelThatKeepsNoContract() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    CommandRun empty = models("import", "--weights", model, "--out", out);
    Files.write(model.resolve("saved_model.pb"), new byte[] {1, 2, 3});
    CommandRun noise = models("import", "--weights", model, "--out", out);

    assertThat(empty.status()).isEqualTo(3);
    assertThat(empty.err()).contains("NOT_A_SAVED_MODEL");
    assertThat(noise.status()).isEqualTo(3);
    assertThat(noise.err()).contains("NOT_A_SAVED_MODEL");
    assertThat(names(folder)).containsExactly("model");
  }

  @Test
  void answersWrongUseWithTwo() throws IOException {
    assertUsage("one of import, init, list, verify", CommandRun.of("models"));
    assertUsage(
        "--arch must be one of",
        CommandRun.of("models", "init", "--arch", "alexnet", "--seed", 1, "--out", out));
    assertUsage("--out is already there", models("init", "--seed", 1, "--out", folder));
    assertUsage(
        "--new-head and --seed",
        models("import", "--weights", weights, "--new-head", "--out", out));
    assertUsage("--image", models("init", "--seed", 1, "--out", out, "--image", "64"));
    assertUsage("classes", models("init", "--seed", 1, "--out", out, "--classes", 1));
    assertUsage("channels", models("init", "--seed", 1, "--out", out, "--imagenet"));
    assertUsage("low < high", models("init", "--seed", 1, "--out", out, "--window", "3,2"));
    assertUsage(
        "planar",
        CommandRun.of(
            "models",
            "init",
            "--arch",
            "resnet34",
            "--image",
            "9x64x64x1",
            "--seed",
            1,
            "--out",
            out));
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void listsBundlesAndArchitecturesWithTheirStatus() {
    CommandRun run = CommandRun.of("models", "list");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern("hrd .* SYNTHETIC")
        .doesNotContain("hrd-demo")
        .contains("digest");
    Architecture.ids().forEach(id -> assertThat(run.out()).contains("  " + id + "  "));
  }

  @Test
  void verifiesABundleByItsReferenceCases() throws IOException {
    Path bundle = folder.resolve("hrd-demo");
    ExampleBundle.copyTo(bundle);
    assertThat(CommandRun.of("models", "verify", bundle).out()).contains("reproduces");

    Path network = bundle.resolve("network").resolve("network.json");
    Files.writeString(network, Files.readString(network).replace("25", "26"));
    CommandRun other = CommandRun.of("models", "verify", bundle);
    assertThat(other.status()).isEqualTo(3);
    assertThat(other.err()).contains("dlscore is ");
    CommandRun nothing = CommandRun.of("models", "verify", folder);
    assertThat(nothing.status()).isEqualTo(3);
    assertThat(nothing.err()).contains("MISSING_METADATA");
  }

  private void assertRefused(String fault, byte[] file) throws IOException {
    Path bad = Files.write(folder.resolve("bad.safetensors"), file);

    CommandRun run = models("import", "--weights", bad, "--out", out);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains(fault + ": ", "bad.safetensors");
    assertThat(names(folder)).containsExactly("bad.safetensors");
  }

  private static void assertUsage(String complaint, CommandRun run) {
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(complaint).doesNotContain("Exception");
  }

  /** On the smallest network: lenet for images of 64 x 64 x 1. */
  private static CommandRun models(String command, Object... arguments) {
    int kept = Arrays.asList(arguments).contains("--image") ? 2 : SMALL.size();
    List<Object> words = new ArrayList<>(List.of("models", command));
    words.addAll(SMALL.subList(0, kept));
    words.addAll(List.of(arguments));
    return CommandRun.of(words.toArray());
  }

  private static String status(Path network) throws IOException {
    return new ObjectMapper()
        .readTree(network.resolve("network.json").toFile())
        .path("status")
        .asText();
  }

  private static byte[] edited(byte[] bytes, int place, byte value) {
    byte[] edited = bytes.clone();
    edited[place] = value;
    return edited;
  }

  /** The first place of a header's text, by as many bytes. */
  private static byte[] replaced(byte[] bytes, String from, String to) {
    int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String text = new String(bytes, 8, header, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    byte[] changed = bytes.clone();
    byte[] put = to.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(put, 0, changed, 8 + text.indexOf(from), put.length);
    return changed;
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
