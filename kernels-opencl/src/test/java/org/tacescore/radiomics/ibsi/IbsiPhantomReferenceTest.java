package org.tacescore.radiomics.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tacescore.kernels.JvmKernels;

/**
 * All values that were published for the digital phantom (Zwanenburg et al., Radiology 2020,
 * doi:10.1148/radiol.2020191145), each within its published tolerance.
 *
 * <p>They are published with three digits: half a unit of the third digit is added to the
 * tolerance, which is 0 for most.
 */
class IbsiPhantomReferenceTest {
  private final IbsiFeatures features =
      IbsiExtractor.extract(
          DigitalPhantom.image(),
          DigitalPhantom.mask(),
          IbsiSettings.of(new IbsiBinning.None()),
          new JvmKernels());

  @TestFactory
  List<DynamicTest> agrees() {
    return DigitalPhantom.references().stream()
        .filter(DigitalPhantom.Reference::hasValue)
        .map(reference -> DynamicTest.dynamicTest(reference.tag(), () -> assertAgrees(reference)))
        .toList();
  }

  private void assertAgrees(DigitalPhantom.Reference reference) {
    double value = Double.parseDouble(reference.value());
    double thirdDigit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2);
    assertThat(features.values().get(reference.tag()))
        .isCloseTo(
            value, within(Double.parseDouble(reference.tolerance()) + thirdDigit / 2 * (1 + 1e-9)));
  }

  @Test
  void hasTheValuesAndOrderOfThePublication() {
    List<DigitalPhantom.Reference> references = DigitalPhantom.references();
    assertThat(references.stream().filter(DigitalPhantom.Reference::hasValue)).hasSize(482);
    assertThat(List.copyOf(features.values().keySet()))
        .isEqualTo(references.stream().map(DigitalPhantom.Reference::tag).toList());
  }

  @Test
  void knowsTheIbsiCodes() {
    for (DigitalPhantom.Reference reference : DigitalPhantom.references()) {
      assertThat(FeatureTags.ibsiCode(reference.tag())).isEqualTo(reference.ibsiCode());
    }
  }

  @Test
  void computesWhatHasNoReference() {
    Map<String, Double> values = features.values();
    assertThat(
            DigitalPhantom.references().stream()
                .filter(reference -> !reference.hasValue())
                .map(DigitalPhantom.Reference::tag))
        .containsExactly(
            "morph_vol_dens_ombb",
            "morph_area_dens_ombb",
            "morph_vol_dens_mvee",
            "morph_area_dens_mvee",
            "ivh_auc");
    // No body around the region is smaller than its convex hull, none of the boxes smaller than the
    // smallest.
    assertThat(values.get("morph_vol_dens_ombb"))
        .isBetween(values.get("morph_vol_dens_aabb"), values.get("morph_vol_dens_conv_hull"));
    assertThat(values.get("morph_area_dens_ombb")).isPositive();
    assertThat(values.get("morph_vol_dens_mvee"))
        .isBetween(0.3, values.get("morph_vol_dens_conv_hull"));
    assertThat(values.get("morph_area_dens_mvee")).isPositive();
    // Volume fractions from intensity 1 to 6 are 74, 24, 24, 23, 7, 7 of 74 (50 voxels of 1, one of
    // 3, 16 of 4, 7 of 6).
    assertThat(values.get("ivh_auc"))
        .isCloseTo((74 / 2.0 + 24 + 24 + 23 + 7 + 7 / 2.0) / 74 / 5, within(1e-12));
  }
}
