package org.tacescore.worker.fetch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries of a source that is away: they double from one second to ten minutes, each
 * drawn between half and the whole of that, so that many workers do not come back at once.
 */
final class Pauses {
  private static final double LONGEST_MS = 600_000;
  private static final int MOST_DOUBLINGS = 20;

  private final RandomGenerator random;

  Pauses(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param faults one after the other so far, from 1
   */
  Duration after(int faults) {
    double doubled = 1000 * Math.pow(2, Math.min(faults - 1, MOST_DOUBLINGS));
    return Duration.ofMillis(
        Math.round(Math.min(doubled, LONGEST_MS) * (0.5 + 0.5 * random.nextDouble())));
  }
}
