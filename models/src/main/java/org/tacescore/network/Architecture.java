package org.tacescore.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A network's layers without weights. Each is one file and one entry of {@link #ALL}. */
public sealed interface Architecture permits LeNet {
  /** Every architecture this software can build. */
  List<Architecture> ALL = List.of(new LeNet());

  /** The name in bundles, e.g. {@code lenet}. */
  String id();

  /** What it takes and gives. */
  NetworkContract contract();

  /**
   * Writes it as a SavedModel with weights drawn from {@code SplittableRandom(seed)} in the order
   * in which the tensors are declared.
   *
   * @param folder is made; must not exist
   */
  void write(long seed, Path folder);

  /** The architecture of this id. */
  static Optional<Architecture> find(String id) {
    return ALL.stream().filter(architecture -> architecture.id().equals(id)).findFirst();
  }

  /** The ids of all. */
  static List<String> ids() {
    return ALL.stream().map(Architecture::id).toList();
  }
}
