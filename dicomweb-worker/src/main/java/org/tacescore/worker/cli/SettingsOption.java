package org.tacescore.worker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.worker.cohort.CaseSettings;
import picocli.CommandLine.Option;

/** The option {@code --settings}: a parameter file, or the name of a feature set. */
final class SettingsOption {
  @Option(
      names = "--settings",
      paramLabel = "FILE|NAME",
      completionCandidates = FeatureSets.class,
      description =
          "PyRadiomics parameter file (YAML), a file with the section ibsi, or a feature set:"
              + " ${COMPLETION-CANDIDATES} (default: PyRadiomics' defaults, 107 features).")
  private @Nullable String value;

  /** PyRadiomics' defaults where nothing is given. */
  CaseSettings read() {
    if (value == null) {
      return CaseSettings.defaults();
    }
    Path file = Path.of(value);
    return Files.exists(file) || value.indexOf('.') >= 0
        ? CaseSettings.read(file)
        : CaseSettings.named(value);
  }

  /** The names that the description lists. */
  static final class FeatureSets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ExtractionSettings.names().iterator();
    }
  }
}
