package org.tacescore.recipe;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tacescore.network.InvalidNetworkException;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkFolder;

/** Reads one bundle folder and checks that it is whole: every fault names the file. */
final class BundleReader {
  /** No text file of a bundle is larger; a learned part of some thousand numbers is far below. */
  private static final long MOST_BYTES = 16L << 20;

  private final Path folder;
  private final String id;

  private BundleReader(Path folder) {
    this.folder = folder;
    this.id = String.valueOf(folder.getFileName()).replace("/", "");
  }

  static RecipeBundle read(Path folder) {
    BundleReader reader = new BundleReader(folder);
    BundleContents.requirePlain(reader.id, folder);
    return reader.read();
  }

  /** Of a folder of bundle folders, where a folder's name is the recipe's. */
  static RecipeBundle readNamed(Path folder) {
    RecipeBundle bundle = read(folder);
    String name = new BundleReader(folder).id;
    if (!bundle.recipe().id().equals(name)) {
      throw new InvalidBundleException(
          "bundle %s: recipe.json has the id '%s'; it must be the folder's name"
              .formatted(name, bundle.recipe().id()));
    }
    return bundle;
  }

  private RecipeBundle read() {
    Recipe recipe = json("recipe.json", Recipe.class);
    Optional<NetworkFolder> network = network();
    RecipeBundle bundle =
        new RecipeBundle(
            recipe,
            BundleDigest.of(id, folder),
            parts(),
            text(plainName(recipe.features())),
            network.map(NetworkFolder::definition),
            json("reference.json", ReferenceCases.class),
            text(BundleDigest.MODEL_CARD));
    new BundleCheck(bundle, network.flatMap(n -> n.description().preprocessing())).check();
    new BundleContents(bundle, network.map(NetworkFolder::description)).check(folder);
    ModelCard.check(bundle);
    return bundle;
  }

  private Map<String, Part> parts() {
    Map<String, Part> parts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("parts"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".json")) {
          throw new InvalidBundleException(
              "bundle %s: parts/%s is not a .json file".formatted(id, name));
        }
        parts.put(
            name.substring(0, name.length() - ".json".length()), json("parts/" + name, Part.class));
      }
    } catch (IOException e) {
      throw new InvalidBundleException("bundle %s: cannot list parts/".formatted(id), e);
    }
    return parts;
  }

  private Optional<NetworkFolder> network() {
    Path network = folder.resolve("network");
    if (!Files.exists(network)) {
      return Optional.empty();
    }
    NetworkFolder read = readNetwork(network);
    boolean onDisk = network.getFileSystem().equals(FileSystems.getDefault());
    if (!(read.description().source() instanceof NetworkDescription.Source.Seeded) && !onDisk) {
      throw new InvalidBundleException(
          "bundle %s: weights can only be loaded from a folder, not from %s"
              .formatted(id, network.toUri()));
    }
    return Optional.of(read);
  }

  private NetworkFolder readNetwork(Path network) {
    try {
      return NetworkFolder.read(network);
    } catch (InvalidNetworkException e) {
      throw new InvalidBundleException("bundle %s: %s".formatted(id, e.getMessage()), e);
    }
  }

  private String plainName(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
      throw new InvalidBundleException(
          "bundle %s: recipe.json names the file '%s', which is not a plain name in the bundle"
              .formatted(id, name));
    }
    return name;
  }

  private <T> T json(String name, Class<T> type) {
    return BundleJson.read(place(name), bytes(name), type);
  }

  private String text(String name) {
    return BundleJson.text(place(name), bytes(name));
  }

  private String place(String name) {
    return "bundle %s: %s".formatted(id, name);
  }

  private byte[] bytes(String name) {
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file)) {
        throw new InvalidBundleException("bundle %s: %s is missing".formatted(id, name));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidBundleException(
            "bundle %s: %s is larger than %d bytes".formatted(id, name, MOST_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidBundleException("bundle %s: cannot read %s".formatted(id, name), e);
    }
  }
}
