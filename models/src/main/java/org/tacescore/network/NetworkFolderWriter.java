package org.tacescore.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.NetworkDescription.Source;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.network.weights.Weights;

/**
 * Writes network folders that are there whole or not at all: beside their place, checked, then
 * moved. A folder that is already there is refused.
 */
public final class NetworkFolderWriter {
  private static final int THREADS = 1;

  private NetworkFolderWriter() {}

  /** Fills a folder and says what it holds. */
  @FunctionalInterface
  private interface Content {
    Source fill(Path folder) throws IOException;
  }

  /**
   * Writes {@code weights.safetensors} and {@code network.json}; the same arguments give the same
   * bytes.
   *
   * @param described the description of the weights once they are written
   * @param weights every tensor of the architecture
   * @param metadata words for the file of weights
   */
  public static NetworkFolder writeWeights(
      Path folder,
      Function<Source, NetworkDescription> described,
      Weights weights,
      Map<String, String> metadata) {
    return write(
        folder,
        described,
        draft -> new Source.Weighted(NetworkFolder.WEIGHTS, writtenFile(draft, weights, metadata)));
  }

  /**
   * Writes what is smallest: the seed alone where all weights are the same bits as the seeded ones,
   * the seed with the others where some are, else all; and {@code network.json}. The same arguments
   * give the same bytes.
   *
   * @param described the description of the weights once they are written
   * @param seed that the weights may have been drawn from
   * @param weights every tensor of the architecture
   * @param metadata words for the file of weights
   */
  public static NetworkFolder writeSeeded(
      Path folder,
      Function<Source, NetworkDescription> described,
      NetworkSpec spec,
      long seed,
      Weights weights,
      Map<String, String> metadata) {
    Weights others = NetworkWeights.differing(spec, seed, weights);
    if (others.names().isEmpty()) {
      return write(folder, described, draft -> new Source.Seeded(seed));
    }
    if (others.names().size() == weights.names().size()) {
      return writeWeights(folder, described, weights, metadata);
    }
    return write(
        folder,
        described,
        draft ->
            new Source.SeededWith(
                seed, NetworkFolder.WEIGHTS, writtenFile(draft, others, metadata)));
  }

  /**
   * Writes weights as a SavedModel, which is run once, and {@code network.json}.
   *
   * @param weights every tensor of the architecture
   * @throws InvalidNetworkException when it does not run to finite outputs
   */
  public static NetworkFolder writeSavedModel(
      Path folder,
      Function<Source, NetworkDescription> described,
      NetworkSpec spec,
      Weights weights) {
    return write(
        folder,
        described,
        draft -> {
          SavedModelWriter.write(draft, spec, weights);
          return probed(draft, spec);
        });
  }

  /**
   * Copies a foreign SavedModel, which is run once, and writes {@code network.json}.
   *
   * @throws InvalidNetworkException when it does not keep the contract
   */
  public static NetworkFolder copySavedModel(
      Path folder,
      Function<Source, NetworkDescription> described,
      NetworkSpec spec,
      Path savedModel) {
    return write(
        folder,
        described,
        draft -> {
          copy(savedModel, draft);
          return probed(draft, spec);
        });
  }

  /** The digest of the file. */
  private static String writtenFile(Path draft, Weights weights, Map<String, String> metadata) {
    Path file = draft.resolve(NetworkFolder.WEIGHTS);
    Safetensors.write(file, weights, metadata);
    return WeightFile.sha256Of(file);
  }

  private static Source probed(Path draft, NetworkSpec spec) {
    try (SavedModelNetwork network = SavedModelNetwork.load(draft, spec.contract(), THREADS)) {
      network.probe();
    }
    return new Source.SavedModel(FolderDigest.ofSavedModel(draft));
  }

  private static void copy(Path savedModel, Path draft) throws IOException {
    try {
      for (Map.Entry<String, Path> file : FolderDigest.files(savedModel).entrySet()) {
        if (!file.getKey().equals(NetworkFolder.DESCRIPTION)) {
          Path copy = draft.resolve(file.getKey());
          Files.createDirectories(copy.getParent());
          Files.copy(file.getValue(), copy);
        }
      }
    } catch (FolderDigest.NotPlainException e) {
      throw new InvalidNetworkException(
          Fault.NOT_A_SAVED_MODEL, "%s: %s".formatted(savedModel, e.getMessage()), e);
    }
  }

  private static NetworkFolder write(
      Path folder, Function<Source, NetworkDescription> described, Content content) {
    try {
      NetworkDescription description =
          WholeFolder.write(
              folder,
              "network",
              draft -> {
                NetworkDescription told = described.apply(content.fill(draft));
                Files.writeString(
                    draft.resolve(NetworkFolder.DESCRIPTION), DescriptionFile.text(told));
                return told;
              });
      return new NetworkFolder(folder, description);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the network to " + folder, e);
    }
  }
}
