package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

class DiscretisationTest {

  @Test
  void edgesAreMultiplesOfTheWidthFromZero() {
    // Edges 0, 25, 50, 75: an intensity on an edge belongs to the bin above.
    int[] levels = levels(new double[] {10, 24.999, 25, 49, 50, 74}, new Binning.FixedWidth(25));

    assertThat(levels).containsExactly(1, 1, 2, 2, 3, 3);
  }

  @Test
  void lowestEdgeOfNegativeIntensitiesLiesBelowThem() {
    int[] levels = levels(new double[] {-30, -25, -1, 0, 30}, new Binning.FixedWidth(25));

    assertThat(levels).containsExactly(1, 2, 2, 3, 4);
  }

  @Test
  void fixedCountPutsHighestIntensityIntoLastBin() {
    int[] levels = levels(new double[] {0, 1, 2, 3, 4, 7.9, 8}, new Binning.FixedCount(4));

    assertThat(levels).containsExactly(1, 1, 2, 2, 3, 4, 4);
  }

  @Test
  void equalIntensitiesAreOneLevel() {
    double[] flat = {7, 7, 7};

    assertThat(levels(flat, new Binning.FixedWidth(25))).containsOnly(1);
    assertThat(levels(flat, new Binning.FixedCount(5))).containsOnly(3);
  }

  @ParameterizedTest
  @CsvSource({"25", "5", "0.1", "0.3", "1e-3", "7.77"})
  void agreesWithSearchAmongListedEdges(double width) {
    SplittableRandom random = new SplittableRandom(11);
    double[] values =
        IntStream.range(0, 2000)
            .mapToDouble(
                k -> k % 2 == 0 ? random.nextDouble(-40, 90) : random.nextInt(-300, 700) * width)
            .toArray();
    double min = Arrays.stream(values).min().orElseThrow();
    double max = Arrays.stream(values).max().orElseThrow();
    double modulo = min % width < 0 ? min % width + width : min % width;
    double low = min - modulo;
    double step = (low + width) - low;

    int[] levels = levels(values, new Binning.FixedWidth(width));

    for (int k = 0; k < values.length; k += 50) {
      int atOrBelow = 0;
      for (int i = 0; low + i * step <= max + width; i++) {
        atOrBelow += low + i * step <= values[k] ? 1 : 0;
      }
      assertThat(levels[k]).isEqualTo(atOrBelow);
    }
  }

  private static int[] levels(double[] values, Binning binning) {
    double min = Arrays.stream(values).min().orElseThrow();
    double max = Arrays.stream(values).max().orElseThrow();
    Discretisation bins = Discretisation.of(min, max, false, binning);
    return Arrays.stream(values).mapToInt(bins::level).toArray();
  }

  @Test
  void refusesMoreBinsThanCanBeNumbered() {
    double[] wide = {0, 1e15};

    assertThatThrownBy(() -> levels(wide, new Binning.FixedWidth(1e-3)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.TOO_LARGE));
  }
}
