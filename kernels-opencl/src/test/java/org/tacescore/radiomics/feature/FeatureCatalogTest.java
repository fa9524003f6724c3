package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureCatalogTest {

  @ParameterizedTest
  @CsvSource({
    "SHAPE, 17, 14",
    "SHAPE2D, 10, 9",
    "FIRSTORDER, 19, 18",
    "GLCM, 28, 24",
    "GLRLM, 16, 16",
    "GLSZM, 16, 16",
    "NGTDM, 5, 5",
    "GLDM, 16, 14"
  })
  void hasAllFeaturesOfPyRadiomics(FeatureClass featureClass, int all, long current) {
    List<Feature> features = FeatureCatalog.of(featureClass);

    assertThat(features).hasSize(all);
    assertThat(features.stream().filter(feature -> !feature.deprecated())).hasSize((int) current);
  }

  @Test
  void defaultsAreThe107OfPyRadiomics() {
    assertThat(FeatureCatalog.defaults()).hasSize(107).noneMatch(Feature::deprecated);
  }

  @Test
  void featuresOfAClassStandInAlphabeticalOrderOfTheirMethods() {
    // PyRadiomics lists the methods get...FeatureValue.
    for (FeatureClass featureClass : FeatureClass.values()) {
      assertThat(FeatureCatalog.of(featureClass))
          .extracting(feature -> feature.name() + "FeatureValue")
          .isSorted();
    }
  }

  @Test
  void ibsiCodesAreUnique() {
    List<String> codes =
        FeatureCatalog.all().stream()
            .map(Feature::ibsiCode)
            .filter(code -> !code.isEmpty())
            .toList();

    assertThat(new HashSet<>(codes)).hasSameSizeAs(codes);
    assertThat(codes).allMatch(code -> code.matches("[0-9A-Z]{4}"));
  }
}
