package org.tacescore.network;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.weights.NeededWeights;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.network.weights.WeightMatch;
import org.tacescore.network.weights.WeightTensor;
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

  /** The weights that are not the same bits as the seeded ones, in their order. */
  static Weights differing(NetworkSpec spec, long seed, Weights weights) {
    Weights seeded = seeded(spec, seed);
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(weights.asMap());
    tensors
        .entrySet()
        .removeIf(tensor -> seeded.find(tensor.getKey()).equals(Optional.of(tensor.getValue())));
    return Weights.of(tensors);
  }

  /** The weights of a definition. */
  static Weights read(NetworkDefinition.Weighted definition) {
    return fit(
        definition.spec(),
        definition.weights().toString(),
        read(definition.weights(), definition.sha256()),
        OptionalLong.empty());
  }

  /** The weights of a definition. */
  static Weights read(NetworkDefinition.SeededWith definition) {
    NetworkSpec spec = definition.spec();
    Weights file = read(definition.weights(), definition.sha256());
    return new WeightMatch(definition.weights().toString(), needed(spec), file)
        .weightsOver(seeded(spec, definition.seed()));
  }

  private static Weights read(Path weights, String sha256) {
    WeightFile file = Safetensors.readFile(weights);
    requireDigest(weights, sha256, file.sha256());
    return file.weights();
  }

  /** Refuses a file that is not the one described, also where its SavedModel is in the cache. */
  static void requireDigest(Path weights, String sha256) {
    requireDigest(weights, sha256, WeightFile.sha256Of(weights));
  }

  private static void requireDigest(Path weights, String stated, String found) {
    if (!found.equals(stated)) {
      throw new InvalidNetworkException(
          Fault.WEIGHTS_MISMATCH,
          "%s has the SHA-256 %s, network.json states %s".formatted(weights, found, stated));
    }
  }
}
