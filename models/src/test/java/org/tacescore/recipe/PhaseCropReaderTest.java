package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.Intensity;
import org.tacescore.network.Preprocessing;
import org.tacescore.network.crop.CropRule;
import org.tacescore.segio.ContrastPhase;

class PhaseCropReaderTest {
  @ParameterizedTest
  @CsvSource({
    "hrd, 64 x 64 x 64 x 2, true",
    "epr, 224 x 224 x 3, false",
    "tace-haic, 224 x 224 x 3, false",
    "response, 224 x 224 x 3, true",
    "os-arterial, 224 x 224 x 3, true"
  })
  void readsTheCropsOfThePapers(String name, String shape, boolean single) throws IOException {
    PhaseCrop crop = read(Files.readString(Path.of("../docs/examples/crops/" + name + ".json")));
    assertThat(crop.shape()).hasToString(shape);
    assertThat(crop.isSingle()).isEqualTo(single);
  }

  @Test
  void whatIsLeftOutIsTheBoxOnTheLargestSlice() {
    assertThat(
            read(
                """
                {"reference": "ARTERIAL", "channels": ["ARTERIAL"], "size": 8,
                 "window-low": 0.0, "window-high": 1.0, "source": "test"}"""))
        .isEqualTo(
            new PhaseCrop(
                ContrastPhase.ARTERIAL,
                List.of(ContrastPhase.ARTERIAL),
                new CropRule(
                    CropRule.Slices.LARGEST,
                    0,
                    CropRule.Field.BOX,
                    0,
                    0,
                    1,
                    8,
                    Preprocessing.plain(new Intensity.Window(0, 1), ChannelMeaning.PHASES, 1)),
                "test"));
  }

  @Test
  void readsWhetherPhasesAreRegistered() {
    PhaseCrop crop =
        read(
            """
            {"reference": "ARTERIAL", "channels": ["PORTAL_VENOUS"], "size": 8, "register": true,
             "z-score": "crop", "source": "test"}""");
    assertThat(crop.register()).isTrue();
    assertThat(crop.reference()).isEqualTo(ContrastPhase.ARTERIAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"window-low\": 0.0 | a window needs low < high, got 0.0 and Infinity",
        "\"colour\": 1 | colour: Unrecognized field",
        "\"slices\": \"some\" | slices: ",
        "\"adjacent\": 2, \"z-score\": \"crop\" | needs adjacent to be odd",
        "\"adjacent\": 3.0, \"z-score\": \"crop\" | adjacent: Cannot coerce",
        "\"z-score\": true | z-score: ",
        "\"z-score\": \"crop\", \"register\": 1 | register: ",
        "\"z-score\": \"crop\", \"channel-mean\": [0.5], \"channel-std\": [0.0] | standard deviation above 0",
        "\"z-score\": \"crop\", \"channel-mean\": [0.5, 0.5], \"channel-std\": [1.0, 1.0] | for 2 channels",
        "\"margin-mm\": 1.0 | needs either a window",
        "\"z-score\": \"crop\", \"window-low\": 0.0 | needs either a window"
      })
  void namesWhatIsWrong(String keys, String message) {
    String json =
        """
        {"reference": "ARTERIAL", "channels": ["ARTERIAL"], "size": 8, "source": "test", %s}"""
            .formatted(keys);
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining(message);
  }

  private static PhaseCrop read(String json) {
    return BundleJson.read("crop", json.getBytes(StandardCharsets.UTF_8), PhaseCrop.class);
  }
}
