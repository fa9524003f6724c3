package org.tacescore.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tacescore.radiomics.ExtractionSettings;
import picocli.CommandLine;

class SettingsOptionTest {
  @Test
  void helpNamesAllFeatureSets() {
    for (Object command : new Object[] {new ExtractCommand(), new CohortCommand()}) {
      assertThat(new CommandLine(command).getUsageMessage())
          .contains(ExtractionSettings.names())
          .doesNotContain("${");
    }
  }
}
