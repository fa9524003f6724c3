package org.tacescore.worker.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Whether and to whom the worker serves its own store by QIDO-RS and WADO-RS.
 *
 * @param service whether it does
 * @param allowedOrigins other sites whose pages may read it, such as {@code
 *     https://viewer.example.org}
 * @param publicUrl base of the URLs in answers, where clients come through a proxy; else what the
 *     request names
 */
public record DicomwebConfig(boolean service, Set<String> allowedOrigins, Optional<URI> publicUrl) {

  public DicomwebConfig {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /** No service. */
  public static DicomwebConfig off() {
    return new DicomwebConfig(false, Set.of(), Optional.empty());
  }

  /** A service for clients that reach the worker itself. */
  public static DicomwebConfig on() {
    return new DicomwebConfig(true, Set.of(), Optional.empty());
  }
}
