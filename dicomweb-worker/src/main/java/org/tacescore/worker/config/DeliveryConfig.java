package org.tacescore.worker.config;

import java.time.Duration;
import java.util.List;

/**
 * What is sent where.
 *
 * @param destinations each gets every report; empty only when delivery is switched off
 * @param refusals when refusals stand in a report
 * @param shadow whether results are kept and shown and not sent, though there are destinations
 * @param timeout longest wait for a connection to a destination or listener, and for an answer
 */
public record DeliveryConfig(
    List<Destination> destinations, DeliverRefusals refusals, boolean shadow, Duration timeout) {

  /** Long enough for an archive that is busy. */
  static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

  public DeliveryConfig {
    destinations = List.copyOf(destinations);
  }

  /** Of a worker that sends what it makes. */
  public DeliveryConfig(List<Destination> destinations, DeliverRefusals refusals) {
    this(destinations, refusals, false, USUAL_TIMEOUT);
  }
}
