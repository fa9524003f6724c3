package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.Architecture;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.FolderDigest;
import org.tacescore.network.Intensity;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkFolderWriter;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.Networks;
import org.tacescore.network.Preprocessing;
import org.tacescore.score.ResearchStatus;

/** Bundles out of a jar, with weights that only a folder can give. */
class UnpackedRecipesTest {
  private static final long SEED_OF_THE_DEMO = 25;

  @TempDir Path folder;
  private Path recipes;
  private Path cache;
  private URL inJar;

  @BeforeEach
  void packBundleWithWeights() throws Exception {
    recipes = Files.createDirectory(folder.resolve("recipes"));
    cache = folder.resolve("cache");
    Path bundle = BundleCopy.ofExample(recipes);
    Path network = bundle.resolve("network");
    Files.delete(network.resolve("network.json"));
    Files.delete(network);
    NetworkSpec spec = Architecture.of("lenet").shipped();
    NetworkFolderWriter.writeWeights(
        network,
        source -> described(source, spec),
        NetworkWeights.seeded(spec, SEED_OF_THE_DEMO),
        Map.of());
    inJar = packed(folder.resolve("recipes.jar"));
  }

  @Test
  void weightsOfABundleInAJarAreRead() throws IOException {
    RecipeBundle read = RecipeCatalog.readResource(inJar, cache).get(0);

    assertThat(read.digest()).isEqualTo(RecipeCatalog.ofFolder(recipes).all().get(0).digest());
    assertThat(read.network()).containsInstanceOf(NetworkDefinition.Weighted.class);
    try (Networks networks = new Networks(folder.resolve("networks"), 2)) {
      assertThat(ReferenceCheck.deviations(read, networks)).isEmpty();
    }
  }

  @Test
  void unpacksOnceAndLeavesNothingElse() throws IOException {
    RecipeCatalog.readResource(inJar, cache);
    Path unpacked = onlyFolder();
    Path recipe = unpacked.resolve("hrd-demo/recipe.json");
    Object first = Files.readAttributes(recipe, "unix:ino").get("ino");

    RecipeCatalog.readResource(inJar, cache);

    assertThat(onlyFolder()).isEqualTo(unpacked);
    assertThat(Files.readAttributes(recipe, "unix:ino").get("ino")).isEqualTo(first);
  }

  @Test
  void whatWasSpoiledIsUnpackedAnew() throws IOException {
    String digest = RecipeCatalog.readResource(inJar, cache).get(0).digest();
    Path cut = onlyFolder().resolve("hrd-demo/parts/dlscore-cut.json");
    Files.writeString(cut, Files.readString(cut).replace("0.5", "0.4"));

    assertThat(RecipeCatalog.readResource(inJar, cache))
        .singleElement()
        .satisfies(bundle -> assertThat(bundle.digest()).isEqualTo(digest));
    assertThat(Files.readString(cut)).contains("0.5");
    assertThat(onlyFolder().getFileName()).hasToString("recipes-" + sha256(onlyFolder()));
  }

  private static String sha256(Path unpacked) throws IOException {
    return FolderDigest.of(unpacked, Set.of());
  }

  private Path onlyFolder() throws IOException {
    try (Stream<Path> children = Files.list(cache)) {
      List<Path> found = children.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private URL packed(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(recipes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry("recipes/" + recipes.relativize(file)));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return new URL("jar:" + jar.toUri() + "!/recipes");
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
}
