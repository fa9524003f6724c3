package org.tacescore.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.network.weights.InvalidWeightsException;
import org.tacescore.network.weights.Weights;

/**
 * The networks that are open in this process: each is loaded once and closed with this.
 *
 * <p>Networks of a seed, of a file of weights or of both are written as a SavedModel below the
 * cache folder at their first use and loaded from there; several processes may share the folder. A
 * file of weights is known by its digest.
 */
public final class Networks implements AutoCloseable {
  /** Changes when the same seed gives another SavedModel. */
  private static final String GENERATION = "2";

  private final Path cache;
  private final int threads;
  private final Map<NetworkDefinition, SavedModelNetwork> open = new HashMap<>();
  private Optional<String> device = Optional.empty();

  /**
   * @param cache folder for SavedModels that this software writes; made when needed
   * @param threads threads of one run, 1 or more
   */
  public Networks(Path cache, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, got " + threads);
    }
    this.cache = cache;
    this.threads = threads;
  }

  /**
   * The network, loaded at the first call and kept open; stays this object's to close.
   *
   * @throws InvalidNetworkException when it does not keep its contract
   * @throws InvalidWeightsException when its weights cannot be used
   */
  public synchronized SavedModelNetwork open(NetworkDefinition definition) {
    SavedModelNetwork network = open.get(definition);
    if (network == null) {
      network = load(definition);
      open.put(definition, network);
    }
    return network;
  }

  /** What networks run on, e.g. {@code TensorFlow 2.18.0 on CPU}; empty while none was opened. */
  public synchronized Optional<String> device() {
    if (device.isEmpty() && !open.isEmpty()) {
      device = Optional.of(NetworkDevice.describe());
    }
    return device;
  }

  @Override
  public synchronized void close() {
    List.copyOf(open.values()).forEach(SavedModelNetwork::close);
    open.clear();
  }

  private SavedModelNetwork load(NetworkDefinition definition) {
    if (definition instanceof NetworkDefinition.Stored stored) {
      FolderDigest.require(stored.folder(), stored.sha256());
      return SavedModelNetwork.load(stored.folder(), stored.contract(), threads);
    }
    if (definition instanceof NetworkDefinition.Weighted weighted) {
      NetworkSpec spec = weighted.spec();
      String name = "%s-weights-%s".formatted(spec.fileName(), weighted.sha256());
      requireUnchanged(name, weighted.weights(), weighted.sha256());
      return load(name, spec, () -> NetworkWeights.read(weighted));
    }
    if (definition instanceof NetworkDefinition.SeededWith with) {
      NetworkSpec spec = with.spec();
      String name = "%s-seed%d-with-%s".formatted(spec.fileName(), with.seed(), with.sha256());
      requireUnchanged(name, with.weights(), with.sha256());
      return load(name, spec, () -> NetworkWeights.read(with));
    }
    NetworkDefinition.Seeded seeded = (NetworkDefinition.Seeded) definition;
    NetworkSpec spec = seeded.spec();
    return load(
        "%s-seed%d".formatted(spec.fileName(), seeded.seed()),
        spec,
        () -> SavedModelWriter.seeded(spec, seeded.seed()));
  }

  private SavedModelNetwork load(String name, NetworkSpec spec, Supplier<Weights> weights) {
    return SavedModelNetwork.load(written(name, spec, weights), spec.contract(), threads);
  }

  /** What is not in the cache yet is checked when its weights are read. */
  private void requireUnchanged(String name, Path weights, String sha256) {
    if (Files.isDirectory(cached(name))) {
      NetworkWeights.requireDigest(weights, sha256);
    }
  }

  private Path cached(String name) {
    return cache.resolve(name + "-" + GENERATION);
  }

  private Path written(String name, NetworkSpec spec, Supplier<Weights> weights) {
    Path folder = cached(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try {
      Files.createDirectories(cache);
      Path temporary = Files.createTempDirectory(cache, "written");
      try {
        Path whole = temporary.resolve("model");
        build(whole, spec, weights);
        moveUnlessThere(whole, folder);
        return folder;
      } finally {
        WholeFolder.remove(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the network to " + folder, e);
    }
  }

  private static void build(Path folder, NetworkSpec spec, Supplier<Weights> weights) {
    try {
      SavedModelWriter.write(folder, spec, weights.get());
    } catch (IllegalArgumentException e) {
      throw new InvalidNetworkException(
          InvalidNetworkException.Fault.WRONG_SHAPE,
          "%s cannot be built: %s".formatted(spec.architecture(), e.getMessage()),
          e);
    }
  }

  /** Another process may have been faster; its SavedModel is as good, and stays. */
  static void moveUnlessThere(Path whole, Path folder) throws IOException {
    try {
      Files.move(whole, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isRegularFile(folder.resolve("saved_model.pb"))) {
        throw e;
      }
    }
  }
}
