package org.tacescore.worker.web;

/**
 * One object on its way to one destination.
 *
 * @param destination the destination's name in the configuration
 * @param state PENDING, SENT, ACKNOWLEDGED, VERIFIED or FAILED
 * @param detail what went wrong last; empty when nothing did
 */
public record DeliveryView(String destination, String state, String detail) {}
