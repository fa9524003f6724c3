package org.tacescore.worker.web;

/**
 * One object on its way to one destination.
 *
 * @param id the delivery's id, safe in a URL
 * @param object what the object is to its job: {@code sr}, {@code score-page}
 * @param destination the destination's name in the configuration
 * @param state PENDING, SENT, ACKNOWLEDGED, VERIFIED, FAILED or WITHDRAWN
 * @param detail what went wrong last; empty when nothing did
 */
public record DeliveryView(
    String id, String object, String destination, String state, String detail) {

  /** Whether the destination has it, as far as we know. */
  boolean arrived() {
    return state.equals("ACKNOWLEDGED") || state.equals("VERIFIED");
  }
}
