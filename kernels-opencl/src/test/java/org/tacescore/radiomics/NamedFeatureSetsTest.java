package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.radiomics.feature.InvalidSettingsException;

class NamedFeatureSetsTest {

  @ParameterizedTest
  @CsvSource({
    "pyradiomics-944, 944",
    "mr-960-a, 960",
    "epr-960-b, 960",
    "tace-response-1167, 1130"
  })
  void hasAsManyFeaturesAsItsNameSays(String name, int features) {
    ExtractionSettings settings = ExtractionSettings.named(name);

    assertThat(settings.featureNames()).hasSize(features).doesNotHaveDuplicates();
    assertThat(ExtractionSettings.names()).contains(name);
  }

  @Test
  void responseSetIsCompletedByDiagnosticsOfResampling() {
    ExtractionSettings settings = ExtractionSettings.named("tace-response-1167");

    assertThat(settings.additionalInfo()).isTrue();
    assertThat(settings.preparation().resampling()).isPresent();
    assertThat(settings.featureNames().size() + 37).isEqualTo(1167);
  }

  @Test
  void refusesUnknownName() {
    assertThatThrownBy(() -> ExtractionSettings.named("pyradiomics-945"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("pyradiomics-945");
  }
}
