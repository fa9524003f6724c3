package org.tacescore.worker.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How work is tried again after a fault of the surroundings: the pause doubles from {@code first}
 * to {@code longest}, and each is drawn between half and the whole of that, so that many do not
 * come back at once.
 *
 * @param first pause after the first fault
 * @param longest longest pause
 * @param limit faults after which the work is given up
 */
public record RetryPolicy(Duration first, Duration longest, int limit) {

  /** Half an hour for a job: its surroundings are this machine. */
  public static final RetryPolicy FOR_JOBS =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), 14);

  /** About a day for a delivery: a PACS may be away for maintenance. */
  public static final RetryPolicy FOR_DELIVERIES =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(10), 200);

  /** About an hour for a notice: a later one would be no news. */
  public static final RetryPolicy FOR_NOTICES =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(10), 14);

  public RetryPolicy {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "pauses must be positive and the limit at least 1, got %s to %s, %d"
              .formatted(first, longest, limit));
    }
  }

  /**
   * @param faults so far, from 1
   */
  Duration pause(int faults, RandomGenerator random) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(faults, 60) - 1.0);
    double longestMillis = Math.min(doubled, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(longestMillis * (0.5 + 0.5 * random.nextDouble())));
  }
}
