package org.tacescore.radiomics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/** Feature sets that publications use: parameter files in the folder {@code feature-sets}. */
final class NamedFeatureSets {
  static final List<String> NAMES =
      List.of("pyradiomics-944", "mr-960-a", "epr-960-b", "tace-response-1167");

  private NamedFeatureSets() {}

  static ExtractionSettings read(String name) {
    if (!NAMES.contains(name)) {
      throw new InvalidSettingsException(
          "feature set %s is unknown; there are %s".formatted(name, NAMES));
    }
    try (InputStream in =
        NamedFeatureSets.class.getResourceAsStream("feature-sets/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("feature set " + name + " is missing from the build");
      }
      return ParameterFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("feature set " + name + " cannot be read", e);
    }
  }
}
