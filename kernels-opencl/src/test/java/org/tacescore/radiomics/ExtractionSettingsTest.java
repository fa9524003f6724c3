package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.radiomics.feature.Binning;
import org.tacescore.radiomics.feature.FeatureCatalog;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.radiomics.image.ImageType;
import org.tacescore.radiomics.image.PreparationSettings;

class ExtractionSettingsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsParameterFileAsUsersHaveIt() {
    ExtractionSettings settings =
        ExtractionSettings.parse(
            """
            imageType:
              Original: {}
              LoG:
                sigma: [1, 3.0]
                binWidth: 10
              Wavelet: {}
            featureClass:
              glcm: [Contrast, Autocorrelation]
              shape:
              firstorder: []
            setting:
              binWidth: 5
              label: 2
              additionalInfo: false
              resampledPixelSpacing: [1, 1, 0]
              interpolator: sitkLinear
              weightingNorm:
            voxelSetting:
              kernelRadius: 2
            """);

    assertThat(settings.featureNames().stream().map(FeatureName::pyRadiomicsName))
        .hasSize(14 + 11 * (18 + 2))
        .startsWith("original_shape_Elongation")
        .containsSubsequence(
            "original_glcm_Contrast",
            "original_glcm_Autocorrelation",
            "original_firstorder_10Percentile",
            "log-sigma-1-mm-3D_glcm_Contrast",
            "log-sigma-3-0-mm-3D_glcm_Contrast",
            "wavelet-LLH_glcm_Contrast",
            "wavelet-HHH_glcm_Contrast",
            "wavelet-LLL_glcm_Contrast");
    assertThat(settings.images().get(0).texture().binning()).isEqualTo(new Binning.FixedWidth(5));
    assertThat(settings.images().get(1).texture().binning()).isEqualTo(new Binning.FixedWidth(10));
    assertThat(settings.label()).isEqualTo(2);
    assertThat(settings.additionalInfo()).isFalse();
    assertThat(settings.preparation().resampling())
        .hasValueSatisfying(r -> assertThat(r.spacingMm()).containsExactly(1.0, 1.0, 0.0));
  }

  @Test
  void defaultsAreThoseOfPyRadiomics() {
    ExtractionSettings settings = ExtractionSettings.defaults();

    assertThat(settings.featureNames()).hasSize(107);
    assertThat(settings.features())
        .isEqualTo(
            FeatureCatalog.defaults().stream()
                .filter(feature -> feature.featureClass() != FeatureClass.SHAPE2D)
                .toList());
    assertThat(settings.images())
        .containsExactly(new ImageSettings(new ImageType.Original(), TextureSettings.DEFAULTS));
    assertThat(settings.texture()).isEqualTo(TextureSettings.DEFAULTS);
    assertThat(settings.preparation()).isEqualTo(PreparationSettings.DEFAULTS);
    assertThat(settings.additionalInfo()).isTrue();
  }

  @Test
  void emptySectionsAreMissingOnes() {
    assertThat(ExtractionSettings.parse("{imageType: {}, featureClass: {}, setting: {}}"))
        .isEqualTo(ExtractionSettings.defaults());
  }

  @Test
  void binCountOverridesBinWidth() {
    ExtractionSettings settings =
        ExtractionSettings.parse(
            "{imageType: {Original: {}, Square: {binCount: null}},"
                + " setting: {binCount: 32, binWidth: 20}}");

    assertThat(settings.images().get(0).texture().binning()).isEqualTo(new Binning.FixedCount(32));
    assertThat(settings.images().get(1).texture().binning()).isEqualTo(new Binning.FixedWidth(20));
  }

  @Test
  void deprecatedFeaturesAreTakenByNameOnly() {
    assertThat(ExtractionSettings.parse("{featureClass: {firstorder: }}").features()).hasSize(18);
    assertThat(
            ExtractionSettings.parse("{featureClass: {firstorder: [StandardDeviation]}}")
                .features())
        .hasSize(1);
  }

  @Test
  void shapeInPlanesNeedsForcedPlanes() {
    String yaml = "{featureClass: {shape2D: , firstorder: }, setting: {force2D: %s}}";

    assertThat(ExtractionSettings.parse(yaml.formatted(true)).featureNames()).hasSize(9 + 18);
    assertThat(ExtractionSettings.parse(yaml.formatted(false)).featureNames()).hasSize(18);
  }

  @Test
  void waveletInPlanesHasShorterNames() {
    ExtractionSettings settings =
        ExtractionSettings.parse(
            "{imageType: {Wavelet: {level: 2}}, featureClass: {firstorder: [Mean]},"
                + " setting: {force2D: true, force2Ddimension: 1}}");

    assertThat(settings.featureNames().stream().map(FeatureName::imageType))
        .containsExactly(
            "wavelet-LH",
            "wavelet-HL",
            "wavelet-HH",
            "wavelet2-LH",
            "wavelet2-HL",
            "wavelet2-HH",
            "wavelet2-LL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{imageType: {LBP2D: {}}} | LBP2D | {lbp2DRadius=1.0, lbp2DSamples=8, lbp2DMethod=uniform}",
        "{imageType: {LBP2D: {lbp2DRadius: 2, lbp2DSamples: 9, lbp2DMethod: var}}} | LBP2D"
            + " | {lbp2DRadius=2.0, lbp2DSamples=9, lbp2DMethod=var}",
        "{imageType: {LBP3D: {}}} | LBP3D"
            + " | {lbp3DLevels=2, lbp3DIcosphereRadius=1.0, lbp3DIcosphereSubdivision=1}",
        "{imageType: {LBP3D: }, setting: {lbp3DLevels: 1, lbp3DIcosphereRadius: 2.5,"
            + " lbp3DIcosphereSubdivision: 0}} | LBP3D"
            + " | {lbp3DLevels=1, lbp3DIcosphereRadius=2.5, lbp3DIcosphereSubdivision=0}",
        "{imageType: {Wavelet: {}}} | Wavelet | {wavelet=coif1, level=1, start_level=0}",
        "{imageType: {Wavelet: {wavelet: db2, level: 2}}, setting: {start_level: 1}} | Wavelet"
            + " | {wavelet=db2, level=2, start_level=1}",
        "{imageType: {Gradient: {}}} | Gradient | {gradientUseSpacing=true}",
        "{imageType: {Gradient: {gradientUseSpacing: false}}} | Gradient"
            + " | {gradientUseSpacing=false}",
        "{imageType: {LoG: {sigma: [0.5]}}, setting: {sigma: [1]}} | LoG | {sigma=[0.5]}",
        "{imageType: {LoG: {}}} | LoG | {sigma=[]}",
        "{imageType: {Square: {binWidth: 7}}} | Square | {binWidth=7.0}",
        "{imageType: {SquareRoot: {}}} | SquareRoot | {}",
        "{imageType: {Logarithm: {}}} | Logarithm | {}",
        "{imageType: {Exponential: {distances: [2], padDistance: 9}}} | Exponential"
            + " | {distances=[2]}",
      })
  void readsImageTypes(String yaml, String name, String described) {
    ExtractionSettings settings = ExtractionSettings.parse(yaml);

    assertThat(SettingsDescription.imageTypes(settings)).containsOnlyKeys(name);
    assertThat(SettingsDescription.imageTypes(settings).get(name)).hasToString(described);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{featureClass: {glcm: [MCC, Contrast]}, setting: {binCount: 16}}",
        "{imageType: {Wavelet: {binWidth: 3}, LoG: {sigma: [1, 2.5]}}, setting: {binCount: 16}}",
        "{imageType: {Original: {binCount: 8, weightingNorm: null}},"
            + " setting: {weightingNorm: euclidean, force2D: true, force2Ddimension: 2}}",
        "{setting: {normalize: true, normalizeScale: 100, removeOutliers: 3, preCrop: true,"
            + " resampledPixelSpacing: [1, 2, 0], interpolator: sitkNearestNeighbor,"
            + " resegmentRange: [3, -3], resegmentMode: sigma, resegmentShape: true,"
            + " minimumROISize: 9, geometryTolerance: 1e-3, label: 4, label_channel: 1,"
            + " voxelArrayShift: -20, distances: [1, 3], gldm_a: 2, symmetricalGLCM: false,"
            + " additionalInfo: false, correctMask: true, minimumROIDimensions: 3}}"
      })
  void descriptionReadsBackAsTheSame(String yaml) throws Exception {
    ExtractionSettings settings = ExtractionSettings.parse(yaml);

    assertThat(ExtractionSettings.parse(JSON.writeValueAsString(settings.describe())))
        .isEqualTo(settings);
  }

  @Test
  void readsPreparation() {
    PreparationSettings preparation =
        ExtractionSettings.parse(
                "{setting: {normalize: true, removeOutliers: 3, resegmentRange: [9, 1],"
                    + " interpolator: 2, resampledPixelSpacing: [1, 1, 1]}}")
            .preparation();

    assertThat(preparation.normalisation().orElseThrow().outliers())
        .isEqualTo(OptionalDouble.of(3));
    assertThat(preparation.resegmentation().orElseThrow().range()).isEqualTo(List.of(1.0, 9.0));
    assertThat(preparation.resampling().orElseThrow().interpolation()).hasToString("LINEAR");
  }

  @Test
  void nullSpacingAndNullInterpolatorSwitchResamplingOff() {
    assertThat(resampling("{resampledPixelSpacing: null}")).isFalse();
    assertThat(resampling("{resampledPixelSpacing: [1, 1, 1], interpolator: null}")).isFalse();
    assertThat(resampling("{resampledPixelSpacing: [1, 1, 1]}")).isTrue();
  }

  private static boolean resampling(String setting) {
    return ExtractionSettings.parse("{setting: " + setting + "}")
        .preparation()
        .resampling()
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{voxelSettings: {}} | section voxelSettings is unknown",
        "{voxelSetting: {kernelRadii: 1}} | voxelSetting kernelRadii is unknown",
        "{voxelSetting: {kernelRadius: 0}} | voxelSetting kernelRadius must be at least 1, got 0",
        "{imageType: {Wavelets: {}}} | imageType Wavelets is unknown",
        "{imageType: {Original: {binWdith: 3}}} | imageType Original binWdith is unknown",
        "{imageType: {Original: 3}} | imageType Original must be a mapping, got 3",
        "{imageType: {Original: {label: 3}}} | imageType Original label cannot be set",
        "{imageType: } | imageType must be a mapping, got null",
        "{imageType: [Original]} | imageType must be a mapping",
        "{featureClass: {glcms: }} | featureClass glcms is unknown",
        "{featureClass: {glcm: [Dissimilar]}} | featureClass glcm has no feature Dissimilar",
        "{featureClass: {glcm: Contrast}} | featureClass glcm must be a list",
        "{featureClass: } | featureClass must be a mapping",
        "{setting: } | setting must be a mapping",
        "{setting: {interpolator: sitkGaussian}} | setting interpolator sitkGaussian is not offered",
        "{setting: {interpolator: 5}} | setting interpolator sitkLabelGaussian is not offered",
        "{setting: {resampledPixelSpacing: [1, 1]}} | resampledPixelSpacing must have 3 numbers",
        "{setting: {resegmentRange: [1, 2, 3]}} | resegmentRange must have 1 or 2 numbers",
        "{setting: {distances: []}} | distances must be 1 or more",
        "{setting: {binWidth: 1, binWidth: 2}} | settings are no YAML",
        "'[1, 2]' | settings must be a mapping",
        "'' | settings must be a mapping",
        "'{unclosed' | settings are no YAML"
      })
  void refusesByName(String yaml, String named) {
    assertThatThrownBy(() -> ExtractionSettings.parse(yaml))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(named);
  }
}
