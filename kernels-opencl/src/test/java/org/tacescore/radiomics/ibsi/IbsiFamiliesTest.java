package org.tacescore.radiomics.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Cases worked out by hand, and sums over all pairs. */
class IbsiFamiliesTest {
  private static final IbsiSettings AS_THEY_ARE = IbsiSettings.of(new IbsiBinning.None());

  @Test
  void fixedWidthBeginsAtTheBoundThatItIsTold() {
    double[] values = {-60, -51, -50, 0, 24, 25};
    IbsiSettings none = IbsiSettings.of(new IbsiBinning.FixedWidth(25));
    IbsiSettings bounded =
        none.withResegmentation(new Resegmentation(-100, 400, Double.POSITIVE_INFINITY, false));
    IbsiSettings multiples =
        bounded.withDefinitions(
            new Definitions(
                Definitions.Kurtosis.EXCESS,
                Definitions.AxisDivisor.N_MINUS_1,
                Definitions.BinOrigin.MULTIPLE_OF_WIDTH,
                0));

    assertThat(levels(values, none)).containsExactly(1, 1, 1, 3, 4, 4);
    assertThat(levels(values, bounded)).containsExactly(2, 2, 3, 5, 5, 6);
    assertThat(levels(values, multiples)).containsExactly(1, 1, 2, 4, 4, 5);
  }

  @Test
  void fixedNumberPutsTheHighestIntensityIntoTheLastBin() {
    IbsiSettings four = IbsiSettings.of(new IbsiBinning.FixedNumber(4));

    assertThat(levels(new double[] {0, 0.9, 1, 2.5, 3, 4}, four)).containsExactly(1, 1, 2, 3, 4, 4);
    assertThat(levels(new double[] {7, 7}, four)).containsExactly(1, 1);
  }

  private static int[] levels(double[] values, IbsiSettings settings) {
    GreyLevels levels = GreyLevels.of(values, settings.discretisation(), settings);
    int[] all = new int[levels.voxels()];
    Arrays.setAll(all, levels::at);
    return all;
  }

  @Test
  void volumeHistogramCountsFromTheBoundsOfTheRange() {
    // Volume fraction at levels 0 to 10: 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0, 0.
    double[] values = {2, 2, 6, 8};
    IbsiSettings settings =
        AS_THEY_ARE.withResegmentation(new Resegmentation(0, 10, Double.POSITIVE_INFINITY, false));

    Map<String, Double> features = VolumeHistogramFeatures.of(values, settings);

    assertThat(features)
        .containsEntry("ivh_v10", 1.0)
        .containsEntry("ivh_v90", 0.0)
        .containsEntry("ivh_i10", 9.0)
        .containsEntry("ivh_i90", 3.0)
        .containsEntry("ivh_diff_v10_v90", 1.0)
        .containsEntry("ivh_diff_i10_i90", 6.0);
    assertThat(features.get("ivh_auc"))
        .isCloseTo((0.5 + 2 + 0.5 * 4 + 0.25 * 2) / 10, within(1e-12));
  }

  @Test
  void volumeHistogramOfWideBinsHasTheirCentres() {
    IbsiSettings settings = AS_THEY_ARE.withIvhDiscretisation(new IbsiBinning.FixedWidth(2));

    // Bins [0, 2), [2, 4), [4, 6) hold 2, 1, 1 of the values; a fourth begins at the highest.
    Map<String, Double> features =
        VolumeHistogramFeatures.of(new double[] {0, 1.5, 2, 5}, settings);

    assertThat(features).containsEntry("ivh_i90", 3.0).containsEntry("ivh_i10", 7.0);
  }

  @Test
  void histogramsModeIsNearestToTheMean() {
    IbsiSettings settings = AS_THEY_ARE;
    double[] values = {1, 1, 4, 4, 4, 9, 9, 9};

    Map<String, Double> features =
        HistogramFeatures.of(
            GreyLevels.of(values, settings.discretisation(), settings),
            Definitions.Kurtosis.EXCESS);

    // The mean is 5.125; the bins hold 2 0 0 3 0 0 0 0 3.
    assertThat(features)
        .containsEntry("ih_mode", 4.0)
        .containsEntry("ih_max_grad", 3.0)
        .containsEntry("ih_max_grad_g", 9.0)
        .containsEntry("ih_min_grad", -2.0)
        .containsEntry("ih_min_grad_g", 1.0);
  }

  @Test
  void zonesHaveTheDistanceOfTheirOuterMostVoxel() {
    // A square of 5 x 5 with a cross of 2 in the middle that does not reach the border.
    VolumeGeometry geometry = Grids.geometry(5, 5, 1);
    int[] levels = {
      1, 1, 1, 1, 1, //
      1, 1, 2, 1, 1, //
      1, 2, 2, 2, 1, //
      1, 1, 2, 1, 1, //
      1, 1, 1, 1, 3
    };
    PreparedRegion region =
        PreparedRegion.of(
            Volume.of(geometry, Arrays.stream(levels).asDoubleStream().toArray()),
            Grids.all(geometry),
            AS_THEY_ARE);
    Roi roi = Roi.of(region.image(), region.intensity());
    TextureRegion texture =
        TextureRegion.of(
            region,
            roi,
            GreyLevels.of(roi.intensities(), AS_THEY_ARE.discretisation(), AS_THEY_ARE));

    List<CountMatrix> zones =
        DistanceZones.ofSlices(
            texture.grid(), TextureRegion.IN_SLICE, texture.borderDistances(true));

    assertThat(zones)
        .containsExactly(
            CountMatrix.of(new int[] {1, 2, 3}, new int[] {1, 2, 1}, new long[] {1, 1, 1}));
  }

  @Test
  void spheresTakeInVoxelsOutsideTheRegion() {
    // Voxels of 5 mm: a sphere of 6.2 mm takes in the six that share a face.
    VolumeGeometry geometry = Grids.geometry(3, 3, 3, 5, 5, 5);
    double[] values = new double[27];
    values[13] = 70;
    values[14] = 7;
    Mask mask = Mask.where(geometry, offset -> offset == 13 || offset == 0);

    Map<String, Double> features = LocalIntensityFeatures.of(Volume.of(geometry, values), mask);

    assertThat(features).containsEntry("loc_peak_loc", 11.0).containsEntry("loc_peak_glob", 11.0);
  }

  @Test
  void autocorrelationIsThatOfAllPairs() {
    SplittableRandom random = new SplittableRandom(7);
    for (int[] size : new int[][] {{1, 2, 1}, {4, 3, 2}, {9, 5, 7}, {1, 12, 5}}) {
      VolumeGeometry geometry = Grids.geometry(size[0], size[1], size[2], 0.7, 1.1, 2.5);
      double[] values = random.doubles(geometry.size().voxels(), -500, 900).toArray();
      Roi roi = Grids.roi(geometry, values, offset -> offset % 5 != 3);

      Map<String, Double> features = SpatialAutocorrelation.of(roi);

      double[] expected = allPairs(roi);
      assertThat(features.get("morph_moran_i")).isCloseTo(expected[0], within(1e-12));
      assertThat(features.get("morph_geary_c")).isCloseTo(expected[1], within(1e-12));
    }
  }

  private static double[] allPairs(Roi roi) {
    int[] offsets = roi.offsets();
    double[] x = roi.intensities();
    double mean = Arrays.stream(x).average().orElseThrow();
    double weights = 0;
    double products = 0;
    double gaps = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - mean) * (x[i] - mean);
      for (int j = 0; j < x.length; j++) {
        if (i != j) {
          double w = 1 / Vectors.length(Vectors.minus(at(roi, offsets[i]), at(roi, offsets[j])));
          weights += w;
          products += w * (x[i] - mean) * (x[j] - mean);
          gaps += w * (x[i] - x[j]) * (x[i] - x[j]);
        }
      }
    }
    return new double[] {
      x.length / weights * products / squares, (x.length - 1) / (2 * weights) * gaps / squares
    };
  }

  private static double[] at(Roi roi, int offset) {
    int line = offset / roi.size().columns();
    return new double[] {
      offset % roi.size().columns() * roi.spacing().columnMm(),
      line % roi.size().rows() * roi.spacing().rowMm(),
      line / roi.size().rows() * roi.spacing().sliceMm()
    };
  }
}
