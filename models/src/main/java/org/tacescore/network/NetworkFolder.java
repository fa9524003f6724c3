package org.tacescore.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.NetworkDescription.Source;

/**
 * A folder with a network: its {@code network.json} and, where that says so, the files of a
 * SavedModel or a file of weights.
 *
 * @param folder where it is
 * @param description what its {@code network.json} says
 */
public record NetworkFolder(Path folder, NetworkDescription description) {
  /** The file that describes the network. */
  public static final String DESCRIPTION = "network.json";

  /** The file of weights that this software writes. */
  public static final String WEIGHTS = "weights.safetensors";

  /** No description is near. */
  private static final long MOST_BYTES = 1L << 20;

  /**
   * Reads the description; the network itself is checked when it is opened.
   *
   * @throws InvalidNetworkException naming the fault
   */
  public static NetworkFolder read(Path folder) {
    Path file = folder.resolve(DESCRIPTION);
    try {
      if (!Files.isRegularFile(file)) {
        throw new InvalidNetworkException(
            Fault.MISSING_METADATA, "%s holds no %s".formatted(folder, DESCRIPTION));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidNetworkException(
            Fault.MALFORMED_METADATA, "%s is larger than %d bytes".formatted(file, MOST_BYTES));
      }
      return new NetworkFolder(
          folder, DescriptionFile.parse(file.toString(), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new InvalidNetworkException(
          Fault.MISSING_METADATA, "cannot read %s".formatted(file), e);
    }
  }

  /** What {@link Networks} opens. */
  public NetworkDefinition definition() {
    NetworkSpec spec = description.spec();
    Source source = description.source();
    if (source instanceof Source.Seeded seeded) {
      return new NetworkDefinition.Seeded(spec, seeded.seed());
    }
    if (source instanceof Source.SeededWith seeded) {
      return new NetworkDefinition.SeededWith(
          spec, seeded.seed(), folder.resolve(seeded.file()), seeded.sha256());
    }
    if (source instanceof Source.Weighted weighted) {
      return new NetworkDefinition.Weighted(
          spec, folder.resolve(weighted.file()), weighted.sha256());
    }
    return new NetworkDefinition.Stored(
        folder, spec.contract(), ((Source.SavedModel) source).sha256());
  }

  /**
   * Opens it and runs it once on noise.
   *
   * @throws InvalidNetworkException naming the fault
   * @throws org.tacescore.network.weights.InvalidWeightsException when its weights cannot be used
   */
  public void verify(Networks networks) {
    networks.open(definition()).probe();
  }
}
