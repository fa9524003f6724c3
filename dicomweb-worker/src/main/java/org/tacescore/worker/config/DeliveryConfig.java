package org.tacescore.worker.config;

import java.util.List;

/**
 * What is sent where.
 *
 * @param destinations each gets every report; empty only when delivery is switched off
 * @param refusals when refusals stand in a report
 */
public record DeliveryConfig(List<Destination> destinations, DeliverRefusals refusals) {

  public DeliveryConfig {
    destinations = List.copyOf(destinations);
  }
}
