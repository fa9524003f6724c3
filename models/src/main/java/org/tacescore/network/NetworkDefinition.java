package org.tacescore.network;

import java.nio.file.Path;

/** Where a network comes from. */
public sealed interface NetworkDefinition {

  /**
   * An architecture with seeded weights; written as a SavedModel at first use.
   *
   * @param architecture id of the architecture, e.g. {@code lenet}
   * @param seed of the weights
   */
  record Seeded(String architecture, long seed) implements NetworkDefinition {}

  /**
   * A SavedModel on disk.
   *
   * @param folder the folder that holds {@code saved_model.pb}
   * @param contract what it must offer
   */
  record Stored(Path folder, NetworkContract contract) implements NetworkDefinition {}
}
