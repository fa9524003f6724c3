package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/** A parameter file is read or refused by name, whatever its text. */
class ParameterFileFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void readsOrRefuses(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    String text = new String(data, StandardCharsets.UTF_8);
    readsOrRefuses(text);
    readsOrRefuses("featureClass:\n  shape:\nsetting:\n  " + text);
  }

  private static void readsOrRefuses(String yaml) {
    try {
      assertThat(ParameterFile.parse(yaml).features()).isNotEmpty();
    } catch (InvalidSettingsException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
