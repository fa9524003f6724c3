package org.tacescore.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingularValuesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void invertsMatrix(long seed) {
    double[] matrix = new SplittableRandom(seed).doubles(9, -3, 3).toArray();
    double[] inverse = SingularValues.inverse(matrix);

    assertThat(product(matrix, inverse))
        .containsExactly(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, within(1e-12));
  }

  @Test
  void invertsScalesByReciprocals() {
    double[] inverse = SingularValues.inverse(new double[] {0, 0.7, 0, -1.3, 0, 0, 0, 0, 2.5});

    assertThat(inverse)
        .containsExactly(new double[] {0, 1 / -1.3, 0, 1 / 0.7, 0, 0, 0, 0, 1 / 2.5}, within(0.0));
  }

  /** ITK 5.2.1's inverse of an oblique direction times spacings, to the last bit. */
  @Test
  void hasTheBitsOfItk() {
    double[] matrix = {
      0.2627175699497133,
      -3.472387120480311,
      0.4282667373522575,
      2.0707317705906427,
      1.8853370806998937,
      0.28214798700191457,
      1.4772998708661444,
      -2.025161136246854,
      -0.471648316608883
    };
    double[] ofItk = {
      0.04017477997219472,
      0.31665637467960633,
      0.2259087478479614,
      -0.17614486964164539,
      0.09563808492196767,
      -0.10273098360593673,
      0.8821656453775866,
      0.5811827987958003,
      -0.9715252325802288
    };

    assertThat(SingularValues.inverse(matrix)).containsExactly(ofItk);
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int k = 0; k < 3; k++) {
          product[3 * row + column] += a[3 * row + k] * b[3 * k + column];
        }
      }
    }
    return product;
  }
}
