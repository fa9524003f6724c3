package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionRulesTest {

  static Stream<Arguments> descriptions() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            DescriptionRulesTest.class.getResourceAsStream("descriptions.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(fields -> Arguments.of(fields[0], fields[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void readsThePhaseARadiographerWouldRead(String description, String labels) {
    DescriptionLabel label = DescriptionRules.label(description);

    assertThat(Arrays.stream(labels.split("/", -1))).contains(label.name());
  }

  @Test
  void keepsTheVoicingMarksOfKana() {
    assertThat(DescriptionText.of("ダイナミック ガンマ").words()).isEqualTo("ダイナミック ガンマ");
  }

  @Test
  void takesNumbersWithUnitsAsSeconds() {
    assertThat(DescriptionText.of("ART delay 30s, PV 1.5 min, 分 70秒後 B30s 2.5mm").seconds())
        .containsExactly(30.0, 90.0, 70.0);
  }
}
