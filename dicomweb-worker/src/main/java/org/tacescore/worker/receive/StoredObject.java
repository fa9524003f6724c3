package org.tacescore.worker.receive;

/**
 * A file that is durable in the object store.
 *
 * @param sha256 SHA-256 of its bytes, lower-case hexadecimal
 * @param bytes its length
 */
public record StoredObject(String sha256, long bytes) {}
