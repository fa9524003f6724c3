package org.tacescore.worker.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How workers are told apart, and how the queue finds out that one died.
 *
 * @param heartbeat a running job says so often that it is alive; after a few missed beats another
 *     worker takes it
 * @param workerName this worker's name, unlike any other worker's on the same database and the same
 *     over restarts; where none is given, one of the embedded database is {@code worker}, another
 *     is named by its host and process
 */
public record SchedulerConfig(Duration heartbeat, Optional<String> workerName) {

  /** Of a worker without a name of its own. */
  public SchedulerConfig(Duration heartbeat) {
    this(heartbeat, Optional.empty());
  }
}
