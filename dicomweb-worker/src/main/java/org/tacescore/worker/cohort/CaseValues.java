package org.tacescore.worker.cohort;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.radiomics.Extraction;
import org.tacescore.radiomics.ibsi.IbsiFeatures;

/**
 * What was measured of a case.
 *
 * @param diagnostics columns about the case by name, as JSON holds them; may be empty
 * @param diagnosticTexts the same as a table holds them
 * @param features values by name, in order; NaN where IBSI's definition gives none for the region
 * @param warnings what the user should know, one sentence each
 */
public record CaseValues(
    Map<String, Object> diagnostics,
    Map<String, String> diagnosticTexts,
    Map<String, Double> features,
    List<String> warnings) {

  public CaseValues {
    diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
    diagnosticTexts = Collections.unmodifiableMap(new LinkedHashMap<>(diagnosticTexts));
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    warnings = List.copyOf(warnings);
  }

  static CaseValues of(Extraction extraction) {
    Map<String, Double> features = new LinkedHashMap<>();
    extraction
        .features()
        .values()
        .forEach((name, value) -> features.put(name.pyRadiomicsName(), value));
    return new CaseValues(
        extraction.diagnostics().columns(),
        extraction.diagnostics().texts(),
        features,
        extraction.warnings());
  }

  static CaseValues of(IbsiFeatures ibsi) {
    Map<String, String> texts = new LinkedHashMap<>();
    ibsi.diagnostics().forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return new CaseValues(new LinkedHashMap<>(ibsi.diagnostics()), texts, ibsi.values(), List.of());
  }
}
