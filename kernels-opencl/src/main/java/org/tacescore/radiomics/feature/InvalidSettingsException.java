package org.tacescore.radiomics.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.stream.Collectors;

/** Extraction settings that cannot be used: an unknown key, or a value that is not implemented. */
public final class InvalidSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What the lines of an excerpt begin with in messages of SnakeYAML. */
  private static final String EXCERPT = "    ";

  public InvalidSettingsException(String message) {
    super(message);
  }

  public InvalidSettingsException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Of a text that cannot be parsed: where and why, on one line, without the parser's excerpt. */
  public static InvalidSettingsException noYaml(JsonProcessingException fault) {
    String reason =
        fault
            .getOriginalMessage()
            .lines()
            .filter(line -> !line.startsWith(EXCERPT))
            .map(String::strip)
            .collect(Collectors.joining(" "));
    return new InvalidSettingsException("settings are no YAML: " + reason, fault);
  }
}
