package org.tacescore.worker.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's clock, and where that is set back one that goes on as time passes until the system's
 * has caught up: what is due would else wait as long as the clock was set back. Safe for use by
 * many threads.
 */
final class SteadyClock extends Clock {
  private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

  /** Less is the system's own business: it is slewed, or read a moment too late. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final Clock system;
  private final LongSupplier passedNanos;
  private Instant last;
  private long lastNanos;
  private boolean ahead;

  /**
   * @param passedNanos counts nanoseconds whatever the clock is set to
   */
  SteadyClock(Clock system, LongSupplier passedNanos) {
    this.system = system;
    this.passedNanos = passedNanos;
    this.last = system.instant();
    this.lastNanos = passedNanos.getAsLong();
  }

  static Clock ofSystem() {
    return new SteadyClock(Clock.systemUTC(), System::nanoTime);
  }

  @Override
  public synchronized Instant instant() {
    long nanos = passedNanos.getAsLong();
    Instant passed = last.plusNanos(nanos - lastNanos);
    Instant told = system.instant();
    boolean setBack = told.isBefore(passed.minus(TOLERANCE));
    if (setBack && !ahead) {
      LOG.warn("the system's clock was set back by {}", Duration.between(told, passed));
    }
    ahead = setBack;
    last = setBack ? passed : told;
    lastNanos = nanos;
    return last;
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the worker's clock tells instants");
  }
}
