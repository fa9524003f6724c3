package org.tacescore.worker.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What is kept of what comes in.
 *
 * @param stopBelow where the door closes
 * @param retention images of studies that ended so long ago are given up; empty keeps them for good
 */
public record StoreConfig(SpaceFloor stopBelow, Optional<Duration> retention) {

  /** Stops below 1 GB, keeps everything. */
  public static StoreConfig defaults() {
    return new StoreConfig(new SpaceFloor(1_000_000_000, 0), Optional.empty());
  }
}
