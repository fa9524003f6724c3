package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tacescore.volume.VolumeGeometry;

class FirstOrderFeaturesTest {
  private static final VolumeGeometry GRID = Grids.geometry(3, 3, 3, 1, 1, 2);
  private static final Offset<Double> ROUNDING = within(1e-12);

  @Test
  void countingNumbersByHand() {
    double[] values = new double[27];
    for (int k = 0; k < 27; k++) {
      values[k] = 27 - k;
    }

    Map<String, Double> features = features(values, 9);

    assertThat(features.get("Mean")).isCloseTo(14, ROUNDING);
    assertThat(features.get("Median")).isCloseTo(14, ROUNDING);
    assertThat(features.get("Variance")).isCloseTo((27 * 27 - 1) / 12.0, ROUNDING);
    assertThat(features.get("10Percentile")).isCloseTo(3.6, ROUNDING);
    assertThat(features.get("90Percentile")).isCloseTo(24.4, ROUNDING);
    assertThat(features.get("InterquartileRange")).isCloseTo(13, ROUNDING);
    assertThat(features.get("Energy")).isCloseTo(27 * 28 * 55 / 6.0, ROUNDING);
    assertThat(features.get("TotalEnergy")).isCloseTo(2 * 27 * 28 * 55 / 6.0, ROUNDING);
    assertThat(features.get("MeanAbsoluteDeviation")).isCloseTo(2 * 91 / 27.0, ROUNDING);
    // Those from 4 to 24: mean 14, deviations 1 to 10 twice.
    assertThat(features.get("RobustMeanAbsoluteDeviation")).isCloseTo(110 / 21.0, ROUNDING);
    assertThat(features.get("Skewness")).isCloseTo(0, ROUNDING);
    // Levels 1 (below 9), 2, 3 and 4 (27 alone) hold 8, 9, 9 and 1 voxels.
    assertThat(features.get("Uniformity")).isCloseTo((64 + 81 + 81 + 1) / 729.0, ROUNDING);
  }

  @Test
  void flatRegionHasPyRadiomicsValues() {
    double[] flat = new double[27];
    Arrays.fill(flat, 5);

    Map<String, Double> features = features(flat, 25);

    assertThat(features.get("Skewness")).isEqualTo(0);
    assertThat(features.get("Kurtosis")).isEqualTo(0);
    assertThat(features.get("Entropy")).isCloseTo(0, within(1e-15));
    assertThat(features.get("Uniformity")).isEqualTo(1);
    assertThat(features).hasSize(19);
  }

  @Test
  void roundedMeanOfEqualIntensitiesMakesSkewness() {
    double[] flat = new double[27];
    Arrays.fill(flat, 0.1);

    Map<String, Double> features = features(flat, 25);

    assertThat(features.get("Mean")).isEqualTo(0.1 + 0x1p-56);
    assertThat(features.get("Skewness")).isCloseTo(-1, ROUNDING);
    assertThat(features.get("Kurtosis")).isCloseTo(1, ROUNDING);
  }

  private static Map<String, Double> features(double[] values, double width) {
    Roi roi = Grids.roi(GRID, values, offset -> true);
    return FirstOrderFeatures.of(roi, DiscretisedRoi.of(roi, new Binning.FixedWidth(width)), 0);
  }
}
