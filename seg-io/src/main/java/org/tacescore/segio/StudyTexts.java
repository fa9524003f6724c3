package org.tacescore.segio;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads the descriptions of one study, each text once: series share protocols and often names.
 *
 * <p>Not safe for use by several threads.
 */
final class StudyTexts {
  private final Map<String, DescriptionReading> readings = new HashMap<>();

  DescriptionReading read(String description) {
    return readings.computeIfAbsent(description, DescriptionRules::read);
  }
}
