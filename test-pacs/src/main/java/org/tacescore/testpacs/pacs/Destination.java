package org.tacescore.testpacs.pacs;

/**
 * Where C-MOVE may send.
 *
 * @param host name or address
 * @param port TCP
 */
public record Destination(String host, int port) {
  public Destination {
    if (host.isBlank() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("no destination: %s:%d".formatted(host, port));
    }
  }
}
