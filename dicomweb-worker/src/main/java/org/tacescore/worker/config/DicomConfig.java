package org.tacescore.worker.config;

import java.time.Duration;
import java.util.Set;

/**
 * How the worker listens for DICOM associations.
 *
 * @param aeTitle the worker's own title: called by senders, calling when it sends
 * @param bindAddress local address to listen on
 * @param port TCP port; 0 lets the system choose (tests, demo)
 * @param allowedCallingAeTitles who may call; empty allows everyone
 * @param maxAssociations open at the same time, further ones are rejected for now
 * @param idleTimeout an association on which nothing comes for so long is aborted
 * @param maxPduBytes longest PDU received and sent
 */
public record DicomConfig(
    AeTitle aeTitle,
    String bindAddress,
    int port,
    Set<AeTitle> allowedCallingAeTitles,
    int maxAssociations,
    Duration idleTimeout,
    int maxPduBytes) {

  public DicomConfig {
    allowedCallingAeTitles = Set.copyOf(allowedCallingAeTitles);
  }

  /** {@code TACESCORE} on port 11112 of the loopback address, for everyone. */
  public static DicomConfig defaults() {
    return new DicomConfig(
        new AeTitle("TACESCORE"),
        "127.0.0.1",
        11112,
        Set.of(),
        32,
        Duration.ofSeconds(60),
        256 * 1024);
  }
}
