package org.tacescore.learning.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.8534, 0.853", "1, 1.000", "1.926, 1.93", "-12.34, -12.3", "12345.6, 12346",
    "1e-300, 1e-300", "1.26e300, 1.3e300", "-2.5e-7, -2.5e-7", "0, 0", "NaN, not estimable",
    "-Infinity, -∞"
  })
  void writesThreeDigits(double value, String expected) {
    assertThat(NumberText.of(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1e-300, p < 0.001", "0.0123, p = 0.012", "0.5, p = 0.50", "NaN, p not estimable"})
  void writesPWithItsRelation(double value, String expected) {
    assertThat(NumberText.p(value)).isEqualTo(expected);
  }

  @Test
  void neverRoundsPToItsBound() {
    assertThat(NumberText.p(0.001)).isEqualTo("p = 0.001");
    assertThat(NumberText.p(0.99999)).isEqualTo("p > 0.99");
  }

  @Test
  void estimatesShareTheirDecimals() {
    assertThat(new Estimate(0.88, 0.41, 1.9).shortText()).isEqualTo("0.88 (0.41 to 1.90)");
    assertThat(new Estimate(0.97, 0.93, 1).text()).isEqualTo("0.970 (95% CI 0.930 to 1.000)");
  }

  @Test
  void ticksAreRound() {
    assertThat(labels(Ticks.linear(0, 1, 10))).startsWith("0.0", "0.1").endsWith("1.0").hasSize(11);
    assertThat(labels(Ticks.linear(-3, 66, 8)))
        .containsExactly("0", "10", "20", "30", "40", "50", "60");
    assertThat(labels(Ticks.linear(0, 1e300, 5)))
        .containsExactly("0", "2e299", "4e299", "6e299", "8e299", "1e300");
    assertThat(labels(Ticks.logarithmic(0.4, 6, 6))).containsExactly("0.5", "1", "2", "5");
    assertThat(labels(Ticks.logarithmic(1e-300, 1e300, 4))).hasSizeBetween(2, 4);
  }

  private static List<String> labels(List<Axis.Tick> ticks) {
    return ticks.stream().map(Axis.Tick::label).toList();
  }
}
