package org.tacescore.radiomics.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.kernels.FilterPair;
import org.tacescore.radiomics.feature.InvalidSettingsException;

class WaveletTableTest {
  /** The longest filters are tabulated to about 10 digits. */
  private static final double DIGITS = 1e-9;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "haar", "db1", "db2", "db10", "db20", "db38", "sym2", "sym9", "sym20", "coif1", "coif5",
        "coif17"
      })
  void orthogonalFiltersAreOrthonormalToTheirShiftsByTwo(String name) {
    FilterPair filters = WaveletTable.filters(name);
    double[] low = filters.taps(false);
    double[] high = filters.taps(true);

    for (int shift = 0; shift < low.length; shift += 2) {
      assertThat(product(low, low, shift)).isEqualTo(shift == 0 ? 1 : 0, within(DIGITS));
      assertThat(product(high, high, shift)).isEqualTo(shift == 0 ? 1 : 0, within(DIGITS));
      assertThat(product(low, high, shift)).isEqualTo(0, within(DIGITS));
    }
    assertThat(moment(low, 0)).isEqualTo(Math.sqrt(2), within(DIGITS));
    assertThat(moment(high, 0)).isEqualTo(0, within(DIGITS));
  }

  /** So many moments of the high-pass filter vanish as its name says. */
  @ParameterizedTest
  @CsvSource({"db2,2", "db4,4", "sym5,5", "coif1,2", "coif2,4", "bior2.2,2", "bior3.5,3"})
  void momentsVanish(String name, int moments) {
    double[] high = WaveletTable.filters(name).taps(true);

    for (int order = 0; order < moments; order++) {
      assertThat(moment(high, order)).describedAs("moment %d", order).isEqualTo(0, within(1e-7));
    }
    assertThat(Math.abs(moment(high, moments))).isGreaterThan(1e-3);
  }

  private static double product(double[] a, double[] b, int shift) {
    double sum = 0;
    for (int i = shift; i < a.length; i++) {
      sum += a[i] * b[i - shift];
    }
    return sum;
  }

  private static double moment(double[] taps, int order) {
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      sum += taps[i] * Math.pow(i - (taps.length - 1) / 2.0, order);
    }
    return sum;
  }

  @Test
  void reverseBiorthogonalWaveletsSwapTheFilters() {
    double[] low = WaveletTable.filters("bior2.2").taps(false);
    double[] other = WaveletTable.filters("rbio2.2").taps(false);

    double fourth = Math.sqrt(2) / 4;
    assertThat(other)
        .containsExactly(new double[] {0, 0, fourth, 2 * fourth, fourth, 0}, within(1e-15));
    assertThat(product(low, other, 0)).isNotZero();
  }

  @Test
  void takesNamesInAnyCase() {
    assertThat(WaveletTable.filters("Coif1").taps(false))
        .containsExactly(WaveletTable.filters("coif1").taps(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "coif", "coif18", "db0", "db39", "sym1", "rbio1.2", "mexh", "# db"})
  void refusesUnknownNames(String name) {
    assertThatThrownBy(() -> new ImageType.Wavelet(name, 1, 0))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("no wavelet \"" + name + "\"");
  }
}
