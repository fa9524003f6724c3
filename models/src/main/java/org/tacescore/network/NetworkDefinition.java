package org.tacescore.network;

import java.nio.file.Path;

/** Where a network comes from. */
public sealed interface NetworkDefinition {
  /** What it takes and gives. */
  NetworkContract contract();

  /**
   * An architecture with seeded weights; written as a SavedModel at first use.
   *
   * @param seed of the weights
   */
  record Seeded(NetworkSpec spec, long seed) implements NetworkDefinition {
    @Override
    public NetworkContract contract() {
      return spec.contract();
    }
  }

  /**
   * An architecture with seeded weights, some of them replaced by a file's; written as a SavedModel
   * at first use.
   *
   * @param seed of the weights
   * @param weights a safetensors file with tensors of the architecture
   * @param sha256 of the file, lower-case hexadecimal
   */
  record SeededWith(NetworkSpec spec, long seed, Path weights, String sha256)
      implements NetworkDefinition {
    @Override
    public NetworkContract contract() {
      return spec.contract();
    }
  }

  /**
   * An architecture with weights from a file; written as a SavedModel at first use.
   *
   * @param weights a safetensors file with every tensor of the architecture
   * @param sha256 of the file, lower-case hexadecimal
   */
  record Weighted(NetworkSpec spec, Path weights, String sha256) implements NetworkDefinition {
    @Override
    public NetworkContract contract() {
      return spec.contract();
    }
  }

  /**
   * A SavedModel on disk.
   *
   * @param folder the folder that holds {@code saved_model.pb}
   * @param contract what it must offer
   * @param sha256 of its files, see {@link FolderDigest}
   */
  record Stored(Path folder, NetworkContract contract, String sha256)
      implements NetworkDefinition {}
}
