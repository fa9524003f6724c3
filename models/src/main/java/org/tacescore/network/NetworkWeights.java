package org.tacescore.network;

import java.util.OptionalLong;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.weights.NeededWeights;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.network.weights.WeightMatch;
import org.tacescore.network.weights.Weights;

/** Weights from outside, brought to the names, order and shapes of an architecture. */
public final class NetworkWeights {
  private NetworkWeights() {}

  /** Weights that depend on the seed alone, never trained. */
  public static Weights seeded(NetworkSpec spec, long seed) {
    return SavedModelWriter.seeded(spec, seed);
  }

  /** The tensors that the network needs. */
  public static NeededWeights needed(NetworkSpec spec) {
    Architecture architecture = Architecture.of(spec.architecture());
    return new NeededWeights(
        spec.architecture(),
        SavedModelWriter.shapes(spec),
        architecture::currentName,
        architecture.head(),
        architecture.ownLayers());
  }

  /**
   * A file's weights under the network's names and in its order.
   *
   * @param source names the file in messages
   * @param newHead the seed of new layers in the place of those that {@link Architecture#ownLayers}
   *     names; empty where the file's are wanted
   * @throws org.tacescore.network.weights.InvalidWeightsException naming every tensor that does not
   *     fit
   */
  public static Weights fit(NetworkSpec spec, String source, Weights file, OptionalLong newHead) {
    WeightMatch match = new WeightMatch(source, needed(spec), file);
    return newHead.isEmpty()
        ? match.weights()
        : match.weightsWithNewHead(SavedModelWriter.seeded(spec, newHead.getAsLong()));
  }

  /** The weights of a definition. */
  static Weights read(NetworkDefinition.Weighted definition) {
    WeightFile file = Safetensors.readFile(definition.weights());
    requireDigest(definition, file.sha256());
    return fit(
        definition.spec(), definition.weights().toString(), file.weights(), OptionalLong.empty());
  }

  /** Refuses a file that is not the one described, also where its SavedModel is in the cache. */
  static void requireDigest(NetworkDefinition.Weighted definition) {
    requireDigest(definition, WeightFile.sha256Of(definition.weights()));
  }

  private static void requireDigest(NetworkDefinition.Weighted definition, String found) {
    if (!found.equals(definition.sha256())) {
      throw new InvalidNetworkException(
          Fault.WEIGHTS_MISMATCH,
          "%s has the SHA-256 %s, network.json states %s"
              .formatted(definition.weights(), found, definition.sha256()));
    }
  }
}
