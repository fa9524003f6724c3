package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.radiomics.feature.TextureSettings.Weighting;
import org.tacescore.volume.VolumeGeometry;

/**
 * The digital phantom of the Image Biomarker Standardisation Initiative: 5 x 4 x 4 voxels of 2 mm,
 * 74 of them in the region, and the consensus values with their tolerances (Zwanenburg et al.,
 * Radiology 2020, doi:10.1148/radiol.2020191145; reference manual, arXiv:1612.07003).
 *
 * <p>Values are published with three digits: half a unit of the last digit is added to the
 * tolerance. Two definitions differ: IBSI's kurtosis is in excess (3 less), and its axis lengths
 * divide by N - 1 instead of PyRadiomics' N.
 */
class IbsiDigitalPhantomTest {
  private static final String IMAGE =
      "14411 14611 41641 44641"
          + " 14411 11611 11311 44611"
          + " 14411 11111 11911 11611"
          + " 14411 11111 11111 11611";
  private static final String MASK =
      "11111 11111 11111 11111"
          + " 11111 11111 01111 11111"
          + " 11100 11111 11011 11111"
          + " 11100 11111 11111 11111";

  private final Roi roi = phantom();
  private final DiscretisedRoi levels = DiscretisedRoi.of(roi, new Binning.FixedWidth(1));

  private static Roi phantom() {
    VolumeGeometry geometry = Grids.geometry(5, 4, 4, 2, 2, 2);
    double[] image = IMAGE.replace(" ", "").chars().mapToDouble(c -> c - '0').toArray();
    String mask = MASK.replace(" ", "");
    return Grids.roi(geometry, image, offset -> mask.charAt(offset) == '1');
  }

  @ParameterizedTest
  @CsvSource({
    "MeshVolume, 556, 4",
    "VoxelVolume, 592, 4",
    "SurfaceArea, 388, 3",
    "SurfaceVolumeRatio, 0.698, 0.004",
    "Sphericity, 0.843, 0.005",
    "Maximum3DDiameter, 13.1, 0.1",
    "MajorAxisLength, 11.4, 0.1",
    "MinorAxisLength, 9.31, 0.06",
    "LeastAxisLength, 8.54, 0.05",
    "Elongation, 0.816, 0.005",
    "Flatness, 0.749, 0.005"
  })
  void morphologyAgrees(String feature, String value, double tolerance) {
    assertAgrees(
        ShapeFeatures.of(roi, PrincipalAxes.Divisor.VOXELS_LESS_ONE), feature, value, tolerance);
  }

  @ParameterizedTest
  @CsvSource({"MinorAxisLength, 9.2449", "LeastAxisLength, 8.478"})
  void axesByPyRadiomicsDefinitionAreShorter(String feature, String value) {
    assertAgrees(ShapeFeatures.of(roi, PrincipalAxes.Divisor.VOXELS), feature, value, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "Mean, 2.15",
    "Variance, 3.05",
    "Skewness, 1.08",
    "Median, 1",
    "Minimum, 1",
    "10Percentile, 1",
    "90Percentile, 4",
    "Maximum, 6",
    "InterquartileRange, 3",
    "Range, 5",
    "MeanAbsoluteDeviation, 1.55",
    "RobustMeanAbsoluteDeviation, 1.11",
    "Energy, 567",
    "RootMeanSquared, 2.77",
    "Entropy, 1.27",
    "Uniformity, 0.512"
  })
  void intensityStatisticsAgree(String feature, String value) {
    assertAgrees(FirstOrderFeatures.of(roi, levels, 0), feature, value, 0);
  }

  @ParameterizedTest
  @CsvSource({"-0.355, 3"})
  void kurtosisIsThreeMoreThanIbsis(double excess, double more) {
    assertThat(FirstOrderFeatures.of(roi, levels, 0).get("Kurtosis"))
        .isCloseTo(excess + more, within(0.0005));
  }

  @ParameterizedTest
  @CsvSource({
    "MaximumProbability, 0.503, 0.509",
    "JointAverage, 2.14, 2.15",
    "SumSquares, 3.10, 3.13",
    "JointEntropy, 2.40, 2.57",
    "DifferenceAverage, 1.43, 1.38",
    "DifferenceVariance, 3.06, 3.21",
    "DifferenceEntropy, 1.56, 1.64",
    "SumAverage, 4.29, 4.30",
    "SumEntropy, 1.92, 2.11",
    "JointEnergy, 0.303, 0.291",
    "Contrast, 5.32, 5.12",
    "Id, 0.677, 0.688",
    "Idn, 0.851, 0.856",
    "Idm, 0.618, 0.631",
    "Idmn, 0.898, 0.902",
    "InverseVariance, 0.0604, 0.0574",
    "Correlation, 0.157, 0.183",
    "Autocorrelation, 5.06, 5.19",
    "ClusterTendency, 7.07, 7.41",
    "ClusterShade, 16.6, 17.4",
    "ClusterProminence, 145, 147",
    "Imc1, -0.157, -0.0288",
    "Imc2, 0.520, 0.269"
  })
  void cooccurrenceAgrees(String feature, String averaged, String merged) {
    assertAgrees(texture(FeatureClass.GLCM, Weighting.AVERAGED), feature, averaged, 0);
    assertAgrees(texture(FeatureClass.GLCM, Weighting.NO_WEIGHTING), feature, merged, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "ShortRunEmphasis, 0.705, 0.729",
    "LongRunEmphasis, 3.06, 2.76",
    "LowGrayLevelRunEmphasis, 0.603, 0.607",
    "HighGrayLevelRunEmphasis, 9.70, 9.64",
    "ShortRunLowGrayLevelEmphasis, 0.352, 0.372",
    "ShortRunHighGrayLevelEmphasis, 8.54, 8.67",
    "LongRunLowGrayLevelEmphasis, 2.39, 2.16",
    "LongRunHighGrayLevelEmphasis, 17.6, 15.6",
    "GrayLevelNonUniformity, 21.8, 281",
    "GrayLevelNonUniformityNormalized, 0.430, 0.430",
    "RunLengthNonUniformity, 26.9, 328",
    "RunLengthNonUniformityNormalized, 0.513, 0.501",
    "RunPercentage, 0.680, 0.680",
    "GrayLevelVariance, 3.46, 3.48",
    "RunVariance, 0.574, 0.598",
    "RunEntropy, 2.43, 2.62"
  })
  void runLengthsAgree(String feature, String averaged, String merged) {
    assertAgrees(texture(FeatureClass.GLRLM, Weighting.AVERAGED), feature, averaged, 0);
    assertAgrees(texture(FeatureClass.GLRLM, Weighting.NO_WEIGHTING), feature, merged, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "GLSZM, SmallAreaEmphasis, 0.255",
    "GLSZM, LargeAreaEmphasis, 550",
    "GLSZM, LowGrayLevelZoneEmphasis, 0.253",
    "GLSZM, HighGrayLevelZoneEmphasis, 15.6",
    "GLSZM, SmallAreaLowGrayLevelEmphasis, 0.0256",
    "GLSZM, SmallAreaHighGrayLevelEmphasis, 2.76",
    "GLSZM, LargeAreaLowGrayLevelEmphasis, 503",
    "GLSZM, LargeAreaHighGrayLevelEmphasis, 1.49E3",
    "GLSZM, GrayLevelNonUniformity, 1.40",
    "GLSZM, GrayLevelNonUniformityNormalized, 0.280",
    "GLSZM, SizeZoneNonUniformity, 1.00",
    "GLSZM, SizeZoneNonUniformityNormalized, 0.200",
    "GLSZM, ZonePercentage, 0.0676",
    "GLSZM, GrayLevelVariance, 2.64",
    "GLSZM, ZoneVariance, 331",
    "GLSZM, ZoneEntropy, 2.32",
    "NGTDM, Coarseness, 0.0296",
    "NGTDM, Contrast, 0.584",
    "NGTDM, Busyness, 6.54",
    "NGTDM, Complexity, 13.5",
    "NGTDM, Strength, 0.763",
    "GLDM, SmallDependenceEmphasis, 0.0450",
    "GLDM, LargeDependenceEmphasis, 109",
    "GLDM, LowGrayLevelEmphasis, 0.693",
    "GLDM, HighGrayLevelEmphasis, 7.66",
    "GLDM, SmallDependenceLowGrayLevelEmphasis, 0.00963",
    "GLDM, SmallDependenceHighGrayLevelEmphasis, 0.736",
    "GLDM, LargeDependenceLowGrayLevelEmphasis, 102",
    "GLDM, LargeDependenceHighGrayLevelEmphasis, 235",
    "GLDM, GrayLevelNonUniformity, 37.9",
    "GLDM, GrayLevelNonUniformityNormalized, 0.512",
    "GLDM, DependenceNonUniformity, 4.86",
    "GLDM, DependenceNonUniformityNormalized, 0.0657",
    "GLDM, DependencePercentage, 1.00",
    "GLDM, GrayLevelVariance, 3.05",
    "GLDM, DependenceVariance, 22.1",
    "GLDM, DependenceEntropy, 4.40"
  })
  void zonesAndNeighboursAgree(FeatureClass family, String feature, String value) {
    assertAgrees(texture(family, Weighting.AVERAGED), feature, value, 0);
  }

  private Map<String, Double> texture(FeatureClass family, Weighting weighting) {
    return TextureFeatures.of(
            levels,
            roi.spacing(),
            new JvmKernels(),
            TextureSettings.DEFAULTS.withWeighting(weighting),
            Set.of(family))
        .getOrDefault(family, Map.of());
  }

  private static void assertAgrees(
      Map<String, Double> features, String feature, String value, double tolerance) {
    BigDecimal reference = new BigDecimal(value);
    double lastDigit = reference.ulp().doubleValue();
    assertThat(features.get(feature))
        .as(feature)
        .isCloseTo(reference.doubleValue(), within(tolerance + lastDigit / 2));
  }
}
