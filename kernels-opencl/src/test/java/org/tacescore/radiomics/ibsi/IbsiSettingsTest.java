package org.tacescore.radiomics.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.radiomics.feature.InvalidSettingsException;

class IbsiSettingsTest {
  private static final String FULL =
      """
      ibsi:
        families: [morphology, glcm]
        aggregations: [3D_avg, 2_5D_comb]
        spacing-mm: [2, 2]
        image-interpolation: cubic
        mask-interpolation: nearest
        mask-threshold: 0.25
        grid-alignment: corner
        rounding: truncate
        resegment-range: [-1000, none]
        resegment-outliers: 3
        resegment-shape: true
        discretisation: {bin-number: 32}
        ivh-discretisation: {bin-width: 2.5}
        bin-origin: multiple-of-width
        kurtosis: plain
        axis-divisor: n
        ngldm-coarseness: 1
      """;

  private static final IbsiSettings FULL_SETTINGS =
      new IbsiSettings(
          Set.of(Family.MORPHOLOGY, Family.GLCM),
          Set.of(Aggregation.ALL_SLICES_MERGED, Aggregation.SPACE_AVERAGED),
          new Interpolation(
              List.of(2.0, 2.0),
              Interpolation.Method.CUBIC,
              Interpolation.Method.NEAREST,
              0.25,
              Interpolation.Alignment.CORNER,
              Interpolation.Rounding.TRUNCATE),
          new Resegmentation(-1000, Double.POSITIVE_INFINITY, 3, true),
          new IbsiBinning.FixedNumber(32),
          new IbsiBinning.FixedWidth(2.5),
          new Definitions(
              Definitions.Kurtosis.PLAIN,
              Definitions.AxisDivisor.N,
              Definitions.BinOrigin.MULTIPLE_OF_WIDTH,
              1));

  @Test
  void readsEveryKey() {
    assertThat(IbsiSettings.parse(FULL)).isEqualTo(FULL_SETTINGS);
  }

  @Test
  void describesEveryKeySoThatItCanBeReadAgain() throws JsonProcessingException {
    for (IbsiSettings settings :
        List.of(FULL_SETTINGS, IbsiSettings.of(new IbsiBinning.FixedWidth(25)))) {
      String yaml = new YAMLMapper().writeValueAsString(Map.of("ibsi", settings.describe()));

      assertThat(IbsiSettings.parse(yaml)).isEqualTo(settings);
    }
  }

  @Test
  void defaultsAreIbsis() {
    IbsiSettings settings = IbsiSettings.parse("ibsi: {discretisation: {bin-width: 25}}");

    assertThat(settings).isEqualTo(IbsiSettings.of(new IbsiBinning.FixedWidth(25)));
    assertThat(settings.families()).isEqualTo(EnumSet.allOf(Family.class));
    assertThat(settings.aggregations()).isEqualTo(EnumSet.allOf(Aggregation.class));
    assertThat(settings.interpolation()).isEqualTo(Interpolation.NONE);
    assertThat(settings.resegmentation()).isEqualTo(Resegmentation.NONE);
    assertThat(settings.ivhDiscretisation()).isEqualTo(new IbsiBinning.None());
    assertThat(settings.definitions()).isEqualTo(Definitions.IBSI);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "c", "d", "e"})
  void readsTheConfigurationsOfTheCtPhantom(String configuration) {
    IbsiSettings settings =
        IbsiSettings.read(Path.of("../docs/examples/ibsi-ct-" + configuration + ".yaml"));

    assertThat(settings.aggregations()).isNotEqualTo(EnumSet.allOf(Aggregation.class));
    assertThat(settings.resegmentation()).isNotEqualTo(Resegmentation.NONE);
  }

  @Test
  void documentsEveryKey() throws IOException {
    String text = Files.readString(Path.of("../docs/ibsi.md"));

    assertThat(IbsiSettings.of(new IbsiBinning.None()).describe().keySet())
        .allSatisfy(key -> assertThat(text).contains("| `" + key + "` |"));
  }

  @Test
  void readsJson() {
    assertThat(IbsiSettings.parse("{\"ibsi\": {\"discretisation\": \"none\"}}"))
        .isEqualTo(IbsiSettings.of(new IbsiBinning.None()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "binWidth: 25 | ibsi has no setting binWidth",
        "spacing-mm: [1] | spacing-mm must name column and row",
        "spacing-mm: [1, 0] | spacing-mm must be positive",
        "spacing-mm: 2 | spacing-mm must be a list",
        "image-interpolation: spline | image-interpolation must be of [nearest, linear, cubic]",
        "mask-interpolation: cubic | mask-interpolation must be nearest or linear",
        "mask-threshold: 0 | mask-threshold must be more than 0",
        "mask-threshold: half | mask-threshold must be a number",
        "resegment-range: [1] | resegment-range must be [lowest, highest]",
        "resegment-range: [5, 1] | resegment-range must rise",
        "resegment-outliers: -3 | resegment-outliers must be positive",
        "resegment-shape: 1 | resegment-shape must be true or false",
        "families: [shape] | families must be of [morphology",
        "families: [] | at least one family",
        "aggregations: [4D] | aggregations must be of [2D_avg",
        "ngldm-coarseness: 0.5 | ngldm-coarseness must be a whole number",
        "ngldm-coarseness: -1 | ngldm-coarseness must be 0 or more",
        "ivh-discretisation: {bin-number: 0} | bin-number must be 1 to 65535",
        "ivh-discretisation: {bin-width: -1} | bin-width must be positive",
        "ivh-discretisation: {bins: 3} | ivh-discretisation must be none, {bin-width: W}"
      })
  void refusesByName(String line, String message) {
    assertThatThrownBy(() -> IbsiSettings.parse("ibsi:\n  discretisation: none\n  " + line))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ibsi:",
        "ibsi: {}",
        "ibsi: [",
        "[1]",
        "setting: {binWidth: 25}",
        "{ibsi: {discretisation: none}, setting: {}}"
      })
  void refusesWhatIsNoSection(String yaml) {
    assertThatThrownBy(() -> IbsiSettings.parse(yaml)).isInstanceOf(InvalidSettingsException.class);
  }
}
