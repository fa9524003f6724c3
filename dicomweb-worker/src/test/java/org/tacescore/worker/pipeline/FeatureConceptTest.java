package org.tacescore.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.report.Measurement;

class FeatureConceptTest {
  @ParameterizedTest
  @CsvSource({
    "original_firstorder_Median, Y12H, IBSI, {feature}",
    "original_shape_MeshVolume, RNU0, IBSI, mm3",
    "original_shape_Maximum3DDiameter, L0JK, IBSI, mm",
    "original_shape_SurfaceArea, C0JK, IBSI, mm2",
    "original_shape_MajorAxisLength, original_shape_MajorAxisLength, 99TACE, mm",
    "original_firstorder_Kurtosis, original_firstorder_Kurtosis, 99TACE, {feature}",
    "original_glcm_MCC, original_glcm_MCC, 99TACE, {feature}",
    "wavelet-HHL_glcm_Contrast, wavelet-HHL_glcm_Contrast, 99TACE, {feature}"
  })
  void codesWhatIbsiDefinesTheSameWayAndNoMore(
      String name, String code, String scheme, String unit) {
    Measurement measurement = FeatureConcept.of(name).measurement(1.5);

    assertThat(measurement.concept().value()).isEqualTo(code);
    assertThat(measurement.concept().scheme()).isEqualTo(scheme);
    assertThat(measurement.concept().meaning()).isEqualTo(name);
    assertThat(measurement.unit().value()).isEqualTo(unit);
  }
}
