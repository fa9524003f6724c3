package org.tacescore.worker.config;

import java.time.Duration;

/**
 * How the worker answers over HTTP.
 *
 * @param bindAddress local address to listen on
 * @param port TCP port; 0 lets the system choose (tests, demo)
 * @param maxRequestBytes longest request body
 * @param maxParts most parts of a multipart request
 * @param idleTimeout a connection on which nothing moves for so long is closed
 */
public record HttpConfig(
    String bindAddress, int port, long maxRequestBytes, int maxParts, Duration idleTimeout) {

  /** Port 8080 of the loopback address. */
  public static HttpConfig defaults() {
    return new HttpConfig("127.0.0.1", 8080, 8L << 30, 10_000, Duration.ofSeconds(60));
  }
}
