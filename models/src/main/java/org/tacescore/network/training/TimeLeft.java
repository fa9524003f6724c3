package org.tacescore.network.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Estimates the time a training still takes from its steps since this process began. */
final class TimeLeft {
  private final Clock clock;
  private final Instant start;
  private final long firstStep;

  /**
   * @param firstStep steps that an earlier process did
   */
  TimeLeft(Clock clock, long firstStep) {
    this.clock = clock;
    this.start = clock.instant();
    this.firstStep = firstStep;
  }

  /**
   * @param done steps done, more than when this began
   * @param all steps of the whole training
   */
  Duration after(long done, long all) {
    Duration taken = Duration.between(start, clock.instant());
    return taken.multipliedBy(all - done).dividedBy(done - firstStep);
  }
}
