package org.tacescore.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tacescore.network.FolderDigest;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkFolder;

/**
 * The files of a bundle's folder: each is one that something reads, since a file that is misnamed
 * would else be left out without a word.
 */
final class BundleContents {
  /** How the parts are learned; for {@code train} alone. */
  static final String TRAINING = "training.json";

  /** What was published; for {@code train} alone. */
  static final String PUBLICATION = "PUBLICATION.md";

  /** The largest network of the papers takes some 100 MB. */
  private static final long MOST_BYTES = 1L << 30;

  /** The widest that ships has 2; layers of hundreds would take gigabytes. */
  private static final int LARGEST_WIDTH = 128;

  private static final String NETWORK = "network/";

  private final RecipeBundle bundle;
  private final Optional<NetworkDescription> network;

  BundleContents(RecipeBundle bundle, Optional<NetworkDescription> network) {
    this.bundle = bundle;
    this.network = network;
  }

  /**
   * Refuses links, anything else that could lead out of the folder, and files that are too large,
   * before any of them is read.
   *
   * @param id names the bundle in messages
   */
  static void requirePlain(String id, Path folder) {
    try {
      for (Map.Entry<String, Path> file : FolderDigest.files(folder).entrySet()) {
        if (Files.size(file.getValue()) > MOST_BYTES) {
          throw new InvalidBundleException(
              "bundle %s: %s is larger than %d bytes".formatted(id, file.getKey(), MOST_BYTES));
        }
      }
    } catch (IOException e) {
      throw BundleDigest.unreadable(id, e);
    }
  }

  /**
   * @throws InvalidBundleException naming the file that nothing reads, or that is missing
   */
  void check(Path folder) {
    requireParts();
    try {
      Map<String, Path> files = FolderDigest.files(folder);
      Set<String> named = named();
      for (String file : files.keySet()) {
        if (!named.contains(file) && !isOfNetwork(file)) {
          throw fault("nothing reads the file " + file);
        }
      }
      requireNetwork(files);
      if (files.containsKey(TRAINING)) {
        readTraining(files.get(TRAINING));
      }
    } catch (IOException e) {
      throw BundleDigest.unreadable(bundle.recipe().id(), e);
    }
  }

  private void requireParts() {
    Set<String> needed = bundle.recipe().parts();
    Set<String> unused = new TreeSet<>(bundle.parts().keySet());
    unused.removeAll(needed);
    if (!unused.isEmpty()) {
      throw fault("recipe.json does not name the parts " + unused);
    }
  }

  /** Files that are read by their names, but for the network's. */
  private Set<String> named() {
    return Stream.concat(
            Stream.of(
                "recipe.json",
                bundle.recipe().features(),
                "reference.json",
                TRAINING,
                PUBLICATION,
                BundleDigest.MODEL_CARD),
            bundle.parts().keySet().stream().map(part -> "parts/" + part + ".json"))
        .collect(Collectors.toSet());
  }

  /** Any file of a SavedModel counts in its digest. */
  private boolean isOfNetwork(String path) {
    if (network.isEmpty() || !path.startsWith(NETWORK)) {
      return false;
    }
    String file = path.substring(NETWORK.length());
    NetworkDescription.Source source = network.get().source();
    return file.equals(NetworkFolder.DESCRIPTION)
        || source instanceof NetworkDescription.Source.SavedModel
        || source.weightsFile().equals(Optional.of(file));
  }

  private void requireNetwork(Map<String, Path> files) {
    if (network.isEmpty()) {
      return;
    }
    if (network.get().spec().width() > LARGEST_WIDTH) {
      throw fault(
          "network/%s: width %d; at most %d is read"
              .formatted(NetworkFolder.DESCRIPTION, network.get().spec().width(), LARGEST_WIDTH));
    }
    Optional<String> weights = network.get().source().weightsFile();
    if (weights.isPresent() && !files.containsKey(NETWORK + weights.get())) {
      throw fault("network/%s is missing".formatted(weights.get()));
    }
  }

  /** Training itself checks it; here it is a JSON object, strictly written. */
  private void readTraining(Path file) throws IOException {
    BundleJson.read(
        "bundle %s: %s".formatted(bundle.recipe().id(), TRAINING),
        Files.readAllBytes(file),
        ObjectNode.class);
  }

  private InvalidBundleException fault(String message) {
    return new InvalidBundleException("bundle %s: %s".formatted(bundle.recipe().id(), message));
  }
}
