package org.tacescore.radiomics.ibsi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/** A settings file is read or refused by name, whatever its text. */
class IbsiSettingsFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void readsOrRefuses(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    String text = new String(data, StandardCharsets.UTF_8);
    readsOrRefuses(text);
    readsOrRefuses("ibsi:\n  discretisation: none\n  " + text);
  }

  private static void readsOrRefuses(String yaml) {
    try {
      assertThat(IbsiSettings.parse(yaml).describe()).isNotEmpty();
    } catch (InvalidSettingsException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
