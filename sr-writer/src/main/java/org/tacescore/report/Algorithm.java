package org.tacescore.report;

import java.util.List;

/**
 * What computed the values of a group (PS3.16 TID 4019 Algorithm Identification).
 *
 * @param name (111001, DCM)
 * @param version (111003, DCM)
 * @param parameters (111002, DCM), one line each; may be empty
 */
public record Algorithm(String name, String version, List<String> parameters) {

  public Algorithm {
    parameters = List.copyOf(parameters);
    if (name.isBlank() || version.isBlank()) {
      throw new IllegalArgumentException(
          "an algorithm needs a name and a version, got '%s' '%s'".formatted(name, version));
    }
  }
}
