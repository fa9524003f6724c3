package org.tacescore.worker.queue;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times in the database that lie in the future, for the clock was set back while no worker ran:
 * what they stand for would wait as long as the clock was set back.
 */
final class FutureTimes {
  private static final Logger LOG = LoggerFactory.getLogger(FutureTimes.class);

  /** Longer than any pause before work is tried again. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private FutureTimes() {}

  /**
   * Brings arrivals, and tasks that no pause explains, to the present. Clocks of several workers
   * may differ by less than a quiet period.
   */
  static void bringBack(Transactions transactions, Instant now) {
    int changed =
        transactions.run(
            query ->
                TaskRows.bringBack(query, now.plus(LONGEST_PAUSE), now)
                    + query.update(
                        "update rendezvous set last_arrival = ? where last_arrival > ?", now, now));
    if (changed > 0) {
      LOG.warn("{} times lay in the future: the clock was set back", changed);
    }
  }
}
