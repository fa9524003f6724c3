package org.tacescore.network.weights;

/** torch's batch counters, integers that no layer here has: passed over by their name. */
final class Counters {
  private static final String NAME = "num_batches_tracked";

  private Counters() {}

  static boolean isCounter(String tensor) {
    return tensor.equals(NAME) || tensor.endsWith("." + NAME);
  }
}
