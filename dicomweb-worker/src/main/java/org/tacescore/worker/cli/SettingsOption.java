package org.tacescore.worker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tacescore.worker.cohort.CaseSettings;

/** The value of {@code --settings}: a parameter file, or the name of a feature set. */
final class SettingsOption {
  static final String DESCRIPTION =
      "PyRadiomics parameter file (YAML), a file with the section ibsi, or a feature set:"
          + " pyradiomics-944, mr-960-a, epr-960-b, tace-response-1167 (default: PyRadiomics'"
          + " defaults, 107 features).";

  private SettingsOption() {}

  /** PyRadiomics' defaults where nothing is given. */
  static CaseSettings read(@Nullable String value) {
    if (value == null) {
      return CaseSettings.defaults();
    }
    Path file = Path.of(value);
    return Files.exists(file) || value.indexOf('.') >= 0
        ? CaseSettings.read(file)
        : CaseSettings.named(value);
  }
}
