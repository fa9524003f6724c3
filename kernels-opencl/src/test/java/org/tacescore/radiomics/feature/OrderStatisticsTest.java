package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStatisticsTest {
  private static final int COUNT = 5000;

  @Test
  void interpolatesBetweenPlacesByHand() {
    double[] values = {5, 1, 9, 2};

    assertThat(OrderStatistics.percentiles(values, 0, 0.1, 0.5, 0.75, 1))
        .containsExactly(1, 1.3, 3.5, 6, 9);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void agreesWithSorting(String name, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);

    for (int place = 0; place < COUNT; place += 119) {
      double fraction = place / (COUNT - 1.0);
      double[] found = OrderStatistics.percentiles(values, fraction);
      int below = (int) Math.floor(fraction * (COUNT - 1));
      assertThat(found[0]).as(name).isBetween(sorted[below], sorted[Math.min(below + 1, 4999)]);
    }
    assertThat(OrderStatistics.percentiles(values, 0, 1))
        .containsExactly(sorted[0], sorted[COUNT - 1]);
  }

  static Stream<Arguments> distributions() {
    SplittableRandom random = new SplittableRandom(4);
    double[] noise = random.doubles(COUNT, -3, 8).toArray();
    double[] whole = random.ints(COUNT, -20, 20).asDoubleStream().toArray();
    double[] tail = random.doubles(COUNT).map(x -> Math.exp(700 * x)).toArray();
    double[] flat = new double[COUNT];
    Arrays.fill(flat, 0.1);
    double[] spike = flat.clone();
    spike[7] = 1e300;
    spike[8] = -1e308;
    spike[9] = 1.7e308;
    return Stream.of(
        Arguments.of("noise", noise),
        Arguments.of("whole numbers", whole),
        Arguments.of("heavy tail", tail),
        Arguments.of("flat", flat),
        Arguments.of("flat but for extremes", spike));
  }
}
