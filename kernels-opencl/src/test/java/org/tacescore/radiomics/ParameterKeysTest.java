package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.ResourceLines;

/** Every key of PyRadiomics' parameter file: its default, a value, and what it refuses. */
class ParameterKeysTest {
  private static final String NONE = "none";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minimumROIDimensions | 2     | 3     | 3    | 4, 1.5, two, null",
        "minimumROISize       | none  | 50    | 50   | 0, 1.5, many",
        "geometryTolerance    | none  | 1e-4  | 1.0E-4 | 0, -1, small",
        "correctMask          | false | true  | true | 1, 'yes', null",
        "additionalInfo       | true  | false | false | 0, none",
        "label                | 1     | 7     | 7    | 0, 1.5, liver, null",
        "label_channel        | 0     | 2     | 2    | -1, 1.5",
        "binWidth             | 25.0  | 0.5   | 0.5  | 0, -1, wide, null",
        "binCount             | none  | 32    | 32   | 0, 1.5, all",
        "normalize            | false | true  | true | 1",
        "resampledPixelSpacing | none | '[1, 2, 0]' | '[1.0, 2.0, 0.0]' | -1, 2, one",
        "padDistance          | 5     | 0     | 0    | -1, 1.5",
        "distances            | '[1]' | '[1, 2]' | '[1, 2]' | 0, 1, 1.5",
        "force2D              | false | true  | true | 1",
        "preCrop              | false | true  | true | 1",
        "resegmentRange       | none  | '[3, -1]' | '[-1.0, 3.0]' | 3, low",
        "voxelArrayShift      | 0     | -300  | -300 | 1.5, far",
        "symmetricalGLCM      | true  | false | false | 0",
        "weightingNorm        | none  | euclidean | euclidean | 1, taxicab",
        "gldm_a               | 0     | 2     | 2    | -1, 1.5",
      })
  void hasDefaultTakesValueRefusesOthers(
      String key, String byDefault, String value, String described, String refused) {
    assertThat(described(ExtractionSettings.defaults(), key)).isEqualTo(byDefault);
    assertThat(described(set(key, value), key)).isEqualTo(described);
    Arrays.stream(refused.split(", ")).forEach(wrong -> assertRefused(key, wrong));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "normalizeScale  | normalize: true | 1.0 | 100 | 100.0 | 0, -1, much",
        "removeOutliers  | normalize: true | none | 3 | 3.0 | 0, -1, some",
        "interpolator    | 'resampledPixelSpacing: [1, 1, 1]' | sitkBSpline | sitkLinear"
            + " | sitkLinear | sitkCubic, 0, 11, true",
        "force2Ddimension | force2D: true | 0 | 2 | 2 | 3, -1, x",
        "resegmentMode   | 'resegmentRange: [1]' | absolute | sigma | sigma | percent, 1, null",
        "resegmentShape  | 'resegmentRange: [1]' | false | true | true | 1, null",
      })
  void keyOfAnother(
      String key, String with, String byDefault, String value, String described, String refused) {
    assertThat(described(parse(with), key)).isEqualTo(byDefault);
    assertThat(described(parse(with + ", " + key + ": " + value), key)).isEqualTo(described);
    Arrays.stream(refused.split(", ")).forEach(wrong -> assertRefused(key, wrong));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sigma | 1, none",
        "start_level | -1, 1.5",
        "level | 0, 1.5",
        "wavelet | 1, true",
        "gradientUseSpacing | 1",
        "lbp2DRadius | 0, near",
        "lbp2DSamples | 0, 1.5",
        "lbp2DMethod | 1, nri",
        "lbp3DLevels | 0, 1.5",
        "lbp3DIcosphereRadius | 0, far",
        "lbp3DIcosphereSubdivision | -1, 1.5"
      })
  void keyOfFilterRefusesOthers(String key, String refused) {
    Arrays.stream(refused.split(", ")).forEach(wrong -> assertRefused(key, wrong));
  }

  @Test
  void knowsEveryKeyOfPyRadiomicsSchema() {
    assertThat(ResourceLines.of(ParameterKeys.class, "parameter-keys.csv"))
        .hasSize(37 + 4)
        .doesNotHaveDuplicates();
  }

  private static String described(ExtractionSettings settings, String key) {
    Map<String, Object> setting = SettingsDescription.setting(settings);
    return setting.containsKey(key) ? String.valueOf(setting.get(key)) : NONE;
  }

  private static ExtractionSettings set(String key, String value) {
    return parse(key + ": " + value);
  }

  private static ExtractionSettings parse(String setting) {
    return ExtractionSettings.parse("{setting: {%s}}".formatted(setting));
  }

  private static void assertRefused(String key, String value) {
    assertThatThrownBy(() -> set(key, value))
        .as("%s: %s", key, value)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(key);
  }
}
