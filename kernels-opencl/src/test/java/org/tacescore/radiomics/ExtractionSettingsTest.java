package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.radiomics.feature.Binning;
import org.tacescore.radiomics.feature.FeatureCatalog;
import org.tacescore.radiomics.feature.TextureSettings;

class ExtractionSettingsTest {

  @Test
  void readsParameterFileAsUsersHaveIt() {
    ExtractionSettings settings =
        ExtractionSettings.parse(
            """
            imageType:
              Original: {}
            featureClass:
              glcm: [Contrast, Autocorrelation]
              shape:
              firstorder: []
            setting:
              binWidth: 5
              label: 2
              additionalInfo: false
              distances: [1]
              force2D: false
              resampledPixelSpacing: null
              weightingNorm:
            """);

    assertThat(settings.features()).hasSize(14 + 18 + 2);
    assertThat(settings.features().get(0).name()).isEqualTo("Elongation");
    assertThat(settings.features().get(33).name()).isEqualTo("Contrast");
    assertThat(settings.texture().binning()).isEqualTo(new Binning.FixedWidth(5));
    assertThat(settings.label()).isEqualTo(2);
    assertThat(settings.additionalInfo()).isFalse();
    assertThat(settings.texture().weighting()).isEqualTo(TextureSettings.Weighting.AVERAGED);
  }

  @Test
  void binCountOverridesBinWidth() {
    ExtractionSettings settings =
        ExtractionSettings.parse("{featureClass: {glcm: }, setting: {binCount: 32, binWidth: 25}}");

    assertThat(settings.texture().binning()).isEqualTo(new Binning.FixedCount(32));
  }

  @Test
  void defaultsAreThoseOfPyRadiomics() {
    assertThat(ExtractionSettings.defaults().features()).isEqualTo(FeatureCatalog.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{voxelSetting: {}, featureClass: {glcm: }} | section voxelSetting",
        "{imageType: {Wavelet: {}}, featureClass: {glcm: }} | imageType Wavelet",
        "{imageType: {Original: {binWidth: 3}}, featureClass: {glcm: }} | takes no arguments",
        "{featureClass: {glrl: }} | featureClass glrl",
        "{featureClass: {glcm: [Similarity]}} | no feature Similarity",
        "{imageType: {Original: {}}} | featureClass must name",
        "{featureClass: {glcm: }, setting: {binWdith: 3}} | setting binWdith",
        "{featureClass: {glcm: }, setting: {resampledPixelSpacing: [1, 1, 1]}} | resampledPixel",
        "{featureClass: {glcm: }, setting: {distances: [1, 2]}} | setting distances: [1,2]",
        "{featureClass: {glcm: }, setting: {weightingNorm: euclidean}} | weightingNorm",
        "{featureClass: {glcm: }, setting: {binWidth: wide}} | binWidth must be a number",
        "{featureClass: {glcm: }, setting: {binWidth: -1}} | binWidth must be positive",
        "{featureClass: {glcm: }, setting: {label: 1.5}} | label must be a whole number",
        "'[1, 2]' | settings must be a mapping",
        "'{unclosed' | settings are no YAML"
      })
  void refusesByName(String yaml, String named) {
    assertThatThrownBy(() -> ExtractionSettings.parse(yaml))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(named);
  }

  @Test
  void descriptionReadsBackAsTheSame() throws Exception {
    ExtractionSettings settings =
        ExtractionSettings.parse("{featureClass: {glcm: [MCC]}, setting: {binCount: 16}}");
    String described = new ObjectMapper().writeValueAsString(settings.describe());

    assertThat(ExtractionSettings.parse(described)).isEqualTo(settings);
  }
}
