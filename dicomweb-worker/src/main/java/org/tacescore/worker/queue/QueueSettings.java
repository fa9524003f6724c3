package org.tacescore.worker.queue;

import java.time.Duration;

/**
 * How the queue runs.
 *
 * @param workerName the worker's name in the database, stable over restarts and unlike any other
 *     worker's, at most 40 characters
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

  public QueueSettings {
    if (workerName.isBlank() || workerName.length() > 40) {
      throw new IllegalArgumentException(
          "a worker's name has 1 to 40 characters, got '%s'".formatted(workerName));
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
