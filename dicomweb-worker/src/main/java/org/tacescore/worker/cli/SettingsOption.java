package org.tacescore.worker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tacescore.radiomics.ExtractionSettings;

/** The value of {@code --settings}: a parameter file, or the name of a feature set. */
final class SettingsOption {
  private SettingsOption() {}

  /** PyRadiomics' defaults where nothing is given. */
  static ExtractionSettings read(@Nullable String value) {
    if (value == null) {
      return ExtractionSettings.defaults();
    }
    return Files.exists(Path.of(value)) || value.contains(".")
        ? ExtractionSettings.read(Path.of(value))
        : ExtractionSettings.named(value);
  }
}
