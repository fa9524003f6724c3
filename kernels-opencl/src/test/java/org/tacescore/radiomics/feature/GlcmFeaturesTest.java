package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Neighbours;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.VolumeGeometry;

class GlcmFeaturesTest {
  private static final VolumeGeometry GRID = Grids.geometry(9, 9, 9);

  @Test
  void twoLevelsInAPlaneByHand() {
    // 1 1
    // 2 2  along columns (1,1) and (2,2); along rows and both diagonals (1,2) only.
    Map<String, Double> features = features(Grids.geometry(2, 2, 1), new double[] {1, 1, 2, 2});

    assertThat(features.get("Contrast")).isCloseTo((0 + 1 + 1 + 1) / 4.0, within(1e-12));
    assertThat(features.get("JointEnergy")).isCloseTo(0.5, within(1e-12));
    assertThat(features.get("JointEntropy")).isCloseTo(1, within(1e-12));
    assertThat(features.get("Correlation")).isCloseTo((1 - 1 - 1 - 1) / 4.0, within(1e-12));
    assertThat(features.get("Idn")).isCloseTo((1 + 3 / 1.5) / 4, within(1e-12));
    assertThat(features.get("MCC")).isCloseTo(1, within(1e-12));
    assertThat(features.get("ClusterTendency")).isCloseTo(1 / 4.0, within(1e-12));
  }

  @Test
  void flatRegionHasPyRadiomicsValues() {
    Map<String, Double> features = features(Grids.geometry(3, 3, 3), new double[27]);

    assertThat(features.get("Correlation")).isEqualTo(1);
    assertThat(features.get("MCC")).isEqualTo(1);
    assertThat(features.get("Imc1")).isCloseTo(0, within(1e-12));
    assertThat(features.get("Imc2")).isCloseTo(0, within(1e-12));
    assertThat(features.get("JointEnergy")).isEqualTo(1);
  }

  @Test
  void quarterTurnPermutesDirectionsAndKeepsMeans() {
    double[] values = noise(41);
    double[] turned = new double[values.length];
    GridSize size = GRID.size();
    for (int offset = 0; offset < values.length; offset++) {
      int column = offset % 9;
      int row = offset / 9 % 9;
      int slice = offset / 81;
      turned[size.offset(8 - slice, column, row)] = values[offset];
    }

    assertSame(features(GRID, turned), features(GRID, values), 1e-10);
  }

  @Test
  void shiftByMultipleOfBinWidthChangesNothing() {
    double[] values = noise(42);
    double[] shifted = values.clone();
    for (int k = 0; k < shifted.length; k++) {
      shifted[k] -= 13;
    }

    assertSame(features(GRID, shifted), features(GRID, values), 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void maximalCorrelationAgreesWithAllEigenvalues(long seed) {
    VolumeGeometry grid = Grids.geometry(5, 5, 5);
    double[] values = new SplittableRandom(seed).doubles(125, 0, 12).toArray();
    DiscretisedRoi levels =
        DiscretisedRoi.of(Grids.roi(grid, values, o -> true), new Binning.FixedWidth(1));
    List<CountMatrix> counts =
        new JvmKernels().cooccurrences(levels.grid(1), Neighbours.STEPS, false);
    for (CountMatrix pairs : counts) {
      Cooccurrence matrix = Cooccurrence.symmetric(WeightedCounts.of(pairs, levels.levelCount()));
      assertThat(MaximalCorrelation.of(matrix, levels.grid(1)))
          .isCloseTo(bySquaring(matrix), within(1e-8));
    }
  }

  /** The second eigenvalue's square, from the trace of a high power of the deflated matrix. */
  private static double bySquaring(Cooccurrence matrix) {
    int n = matrix.levels();
    double[][] a = new double[n][n];
    WeightedCounts counts = matrix.counts();
    for (int i = 0; i < n; i++) {
      for (int k = counts.start(i); k < counts.start(i + 1); k++) {
        int j = counts.column(k) - 1;
        double p = counts.weight(k) / matrix.total() / (i == j ? 1 : 2);
        a[i][j] = p / Math.sqrt(matrix.rowMarginal(i) * matrix.rowMarginal(j));
        a[j][i] = a[i][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] -= Math.sqrt(matrix.rowMarginal(i) * matrix.rowMarginal(j));
      }
    }
    double logarithm = 0;
    double power = 1;
    for (int doubling = 0; doubling < 40; doubling++) {
      a = multiply(a, a);
      power *= 2;
      double scale = trace(a);
      for (double[] row : a) {
        for (int j = 0; j < n; j++) {
          row[j] /= scale;
        }
      }
      logarithm += Math.log(scale) / power;
    }
    return Math.exp(logarithm);
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  private static double trace(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i][i];
    }
    return sum;
  }

  private static double[] noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.ints(GRID.size().voxels(), 0, 20).asDoubleStream().toArray();
  }

  private static Map<String, Double> features(VolumeGeometry grid, double[] values) {
    DiscretisedRoi levels =
        DiscretisedRoi.of(Grids.roi(grid, values, offset -> true), new Binning.FixedWidth(1));
    return TextureFeatures.of(
            levels,
            grid.spacingMm(),
            new JvmKernels(),
            TextureSettings.DEFAULTS,
            Set.of(FeatureClass.GLCM))
        .getOrDefault(FeatureClass.GLCM, Map.of());
  }

  private static void assertSame(
      Map<String, Double> features, Map<String, Double> expected, double tolerance) {
    assertThat(features).hasSize(28);
    expected.forEach(
        (name, value) ->
            assertThat(features.get(name))
                .as(name)
                .isCloseTo(value, within(tolerance * Math.max(1, Math.abs(value)))));
  }
}
