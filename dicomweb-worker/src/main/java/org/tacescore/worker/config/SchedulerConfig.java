package org.tacescore.worker.config;

import java.time.Duration;

/**
 * How the queue finds out that a worker died.
 *
 * @param heartbeat a running job says so often that it is alive; after a few missed beats another
 *     worker takes it
 */
public record SchedulerConfig(Duration heartbeat) {}
