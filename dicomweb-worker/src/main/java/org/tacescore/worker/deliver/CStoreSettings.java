package org.tacescore.worker.deliver;

import java.time.Duration;
import java.util.Optional;
import org.tacescore.worker.config.AeTitle;

/**
 * Where and how to send by C-STORE.
 *
 * @param name the destination's name in the configuration
 * @param callingAeTitle our name towards it
 * @param calledAeTitle its name
 * @param host its host name or address
 * @param port its TCP port
 * @param timeout longest wait for a connection, and for an answer
 * @param readBack the same PACS by DICOMweb, to read objects back from; empty when it has none
 * @param storageCommitment whether it is asked to commit itself to keep what it got
 */
public record CStoreSettings(
    String name,
    AeTitle callingAeTitle,
    AeTitle calledAeTitle,
    String host,
    int port,
    Duration timeout,
    Optional<DicomWebSettings> readBack,
    boolean storageCommitment) {

  public CStoreSettings {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "destination %s needs a host and a port of 1 to 65535, got '%s' and %d"
              .formatted(name, host, port));
    }
  }
}
