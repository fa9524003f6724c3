package org.tacescore.worker.config;

import java.util.List;

/**
 * What is sent where.
 *
 * @param destinations each gets every report; empty only when delivery is switched off
 * @param refusals when refusals stand in a report
 * @param shadow whether results are kept and shown and not sent, though there are destinations
 */
public record DeliveryConfig(
    List<Destination> destinations, DeliverRefusals refusals, boolean shadow) {

  public DeliveryConfig {
    destinations = List.copyOf(destinations);
  }

  /** Of a worker that sends what it makes. */
  public DeliveryConfig(List<Destination> destinations, DeliverRefusals refusals) {
    this(destinations, refusals, false);
  }
}
