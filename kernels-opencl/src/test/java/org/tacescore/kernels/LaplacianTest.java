package org.tacescore.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

class LaplacianTest {
  private final Volume image =
      Volume.of(Grids.geometry(6, 5, 7, 0.8, 1.1, 2.5), ValueType.INT16, i -> i * 7919 % 101);

  /** Values that the Insight Toolkit 5.2 gave for the first, a middle and the last voxel. */
  @ParameterizedTest
  @CsvSource({
    "0.7, 25.950271606445312, 4.1873931884765625, -23.137474060058594",
    "1.0, 18.076496124267578, 4.113951206207275, -7.983268737792969",
    "2.0, 5.002290725708008, -1.3418668508529663, -0.7095054984092712"
  })
  void hasTheBitsOfTheInsightToolkit(double sigmaMm, float first, float middle, float last) {
    float[] values =
        new JvmKernels().laplacianOfGaussian(image, new GridBox(0, 5, 0, 4, 0, 6), sigmaMm);

    assertThat(values).hasSize(210);
    assertThat(values[0]).isEqualTo(first);
    assertThat(values[image.geometry().size().offset(2, 2, 3)]).isEqualTo(middle);
    assertThat(values[209]).isEqualTo(last);
    assertThat(new JvmKernels().laplacianOfGaussian(image, new GridBox(2, 2, 2, 2, 3, 3), sigmaMm))
        .containsExactly(middle);
  }

  /** More lines than are filtered together, and a length that leaves some over. */
  @Test
  void doesNotDependOnHowLinesAreBundled() {
    int wide = RecursiveLines.WIDTH * 2 + 3;
    Volume turned =
        Volume.of(Grids.geometry(wide, 4, 19), ValueType.FLOAT, i -> i % wide * 31 % 17 + i / wide);
    Volume upright =
        Volume.of(
            Grids.geometry(19, 4, wide),
            ValueType.FLOAT,
            i -> turned.at(i / 76, i / 19 % 4, i % 19));
    float[] a =
        new JvmKernels().laplacianOfGaussian(turned, new GridBox(1, wide - 2, 0, 3, 2, 17), 1.3);
    float[] b =
        new JvmKernels().laplacianOfGaussian(upright, new GridBox(2, 17, 0, 3, 1, wide - 2), 1.3);

    for (int i = 0; i < a.length; i++) {
      int column = i % (wide - 2);
      int row = i / (wide - 2) % 4;
      int slice = i / (wide - 2) / 4;
      assertThat(b[(column * 4 + row) * 16 + slice]).isEqualTo(a[i], within(1e-3f));
    }
  }

  /** Smoothing for sigma of one voxel, to nine digits. */
  @Test
  void coefficientsAreDeriches() {
    assertThat(RecursiveGaussian.smoothing(2.5, 2.5).coefficients())
        .hasSize(20)
        .startsWith(
            new double[] {
              0.400101050, 0.185237752, 0.031222074, -0.000183150,
              -0.143420489, 0.029763089, -0.009821443, 0.003954900
            },
            within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-13.932, -1.3732, -0.001, 0, 0.25, 0.6681, 2.0787, 20.787})
  void roundedFunctionsAreThoseOfTheMachineWithinARoundingError(double x) {
    assertThat(RoundedFunctions.exp(x)).isEqualTo(Math.exp(x), within(Math.ulp(Math.exp(x))));
    assertThat(RoundedFunctions.sin(x)).isEqualTo(Math.sin(x), within(Math.ulp(Math.sin(x))));
    assertThat(RoundedFunctions.cos(x)).isEqualTo(Math.cos(x), within(Math.ulp(Math.cos(x))));
  }

  /** Of e, the digits beyond a double are 1.6e-17 less than the double says, far from half. */
  @Test
  void roundsToTheNearest() {
    assertThat(RoundedFunctions.exp(1)).isEqualTo(2.718281828459045);
    assertThat(RoundedFunctions.cos(1)).isEqualTo(0.5403023058681398);
    assertThat(RoundedFunctions.sin(1)).isEqualTo(0.8414709848078965);
  }
}
