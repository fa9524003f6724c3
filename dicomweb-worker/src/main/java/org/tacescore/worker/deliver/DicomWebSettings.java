package org.tacescore.worker.deliver;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A DICOMweb service of a destination.
 *
 * @param name the destination's name in the configuration
 * @param base the service's base, without a slash at the end: {@code http://pacs:8042/dicom-web}
 * @param authorization value of the Authorization header; empty when none is sent
 * @param timeout longest wait for a connection, and for an answer
 * @param readBack whether objects are read back by WADO-RS
 */
public record DicomWebSettings(
    String name, URI base, Optional<String> authorization, Duration timeout, boolean readBack) {

  public DicomWebSettings {
    if (!base.isAbsolute() || base.getHost() == null) {
      throw new IllegalArgumentException(
          "destination %s needs an absolute http(s) address, got %s".formatted(name, base));
    }
    if (base.toString().endsWith("/")) {
      base = URI.create(base.toString().replaceAll("/+$", ""));
    }
  }

  @Override
  public String toString() {
    return "DicomWebSettings[" + name + ", " + base + "]";
  }
}
