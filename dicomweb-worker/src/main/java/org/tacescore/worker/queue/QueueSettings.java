package org.tacescore.worker.queue;

import java.time.Duration;

/**
 * How the queue runs.
 *
 * @param workerName the worker's name in the database, stable over restarts and unlike any other
 *     worker's, at most 38 characters
 * @param pollInterval how often the scheduler looks for due work
 * @param tick pause between two looks at the rendezvous
 * @param heartbeat how often running work is marked as alive; after four missed ones another worker
 *     takes it
 * @param jobs how jobs are tried again
 * @param deliveries how deliveries are tried again
 * @param seed of the jitter in the pauses
 */
public record QueueSettings(
    String workerName,
    Duration pollInterval,
    Duration tick,
    Duration heartbeat,
    RetryPolicy jobs,
    RetryPolicy deliveries,
    long seed) {

  /** With the longest lane behind it, a name must fit the scheduler's column of 50. */
  private static final int LONGEST_NAME = 38;

  public QueueSettings {
    if (workerName.isBlank() || workerName.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a worker's name has 1 to %d characters, got '%s'".formatted(LONGEST_NAME, workerName));
    }
  }

  /** What a single worker with the embedded database runs with. */
  public static QueueSettings embedded() {
    return new QueueSettings(
        "worker",
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        RetryPolicy.FOR_JOBS,
        RetryPolicy.FOR_DELIVERIES,
        1);
  }
}
