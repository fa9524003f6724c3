package org.tacescore.worker.receive;

/**
 * An instance that is durable.
 *
 * @param instance what was entered
 * @param registration what the index made of it
 */
public record Receipt(InstanceRecord instance, Registration registration) {}
