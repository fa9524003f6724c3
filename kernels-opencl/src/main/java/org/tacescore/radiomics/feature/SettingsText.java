package org.tacescore.radiomics.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a settings file, of whatever kind. */
public final class SettingsText {
  private static final long MOST_BYTES = 1L << 20;

  private SettingsText() {}

  /**
   * Reads a file whole.
   *
   * @throws InvalidSettingsException where it is too large for settings, or cannot be read as UTF-8
   */
  public static String read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidSettingsException(
            "settings %s are larger than %d bytes".formatted(file.getFileName(), MOST_BYTES));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new InvalidSettingsException("settings " + file.getFileName() + " cannot be read", e);
    }
  }
}
