package org.tacescore.worker.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.dicom.Code;
import org.tacescore.radiomics.FeatureName;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.FeatureCatalog;
import org.tacescore.report.Measurement;
import org.tacescore.report.UcumUnits;

/**
 * Concept and unit of a radiomics feature.
 *
 * <p>A feature of the image itself has its IBSI code where PyRadiomics computes it as IBSI defines
 * it; any other has PyRadiomics' name in the private scheme.
 */
final class FeatureConcept {
  private static final String ORIGINAL = "original";

  /** IBSI divides the covariance by N - 1, and subtracts 3 from the kurtosis. */
  private static final Set<String> OTHERWISE_DEFINED =
      Set.of(
          "original_shape_LeastAxisLength",
          "original_shape_MinorAxisLength",
          "original_shape_MajorAxisLength",
          "original_firstorder_Kurtosis");

  private static final Map<String, Feature> ORIGINALS =
      FeatureCatalog.all().stream()
          .collect(
              Collectors.toMap(
                  feature -> new FeatureName(ORIGINAL, feature).pyRadiomicsName(),
                  Function.identity()));

  private final Code concept;
  private final Code unit;

  private FeatureConcept(Code concept, Code unit) {
    this.concept = concept;
    this.unit = unit;
  }

  /**
   * @param name PyRadiomics' name, e.g. {@code original_glcm_Contrast}
   */
  static FeatureConcept of(String name) {
    Optional<Feature> original = Optional.ofNullable(ORIGINALS.get(name));
    Code concept =
        original
            .filter(feature -> !feature.ibsiCode().isEmpty() && !OTHERWISE_DEFINED.contains(name))
            .map(feature -> new Code(feature.ibsiCode(), "IBSI", name))
            .orElseGet(() -> new Code(name, "99TACE", name));
    return new FeatureConcept(concept, unit(name));
  }

  Measurement measurement(double value) {
    return Measurement.of(concept, value, unit);
  }

  /** Shape is measured in space, whatever the image; other features have the unit of none. */
  private static Code unit(String name) {
    if (!name.contains("_shape_")) {
      return UcumUnits.FEATURE;
    }
    if (name.endsWith("Volume")) {
      return UcumUnits.CUBIC_MILLIMETRE;
    }
    if (name.endsWith("SurfaceArea")) {
      return UcumUnits.SQUARE_MILLIMETRE;
    }
    return name.endsWith("AxisLength") || name.contains("Diameter")
        ? UcumUnits.MILLIMETRE
        : UcumUnits.FEATURE;
  }
}
