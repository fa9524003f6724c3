package org.tacescore.worker.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tacescore.network.ImageTensor;
import org.tacescore.recipe.PreparedCase;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * What was measured in the images of one patient.
 *
 * @param features by column {@code REGION:feature}, each rounded to single precision, so that the
 *     last bits of a machine's arithmetic choose nothing
 * @param crops what networks see, by the measure's name
 */
record MeasuredImages(Map<String, Double> features, Map<String, ImageTensor> crops) {
  /** Nothing was looked at. */
  static final MeasuredImages NONE = new MeasuredImages(Map.of(), Map.of());

  MeasuredImages {
    Map<String, Double> rounded = new TreeMap<>();
    features.forEach((name, value) -> rounded.put(name, (double) value.floatValue()));
    features = Map.copyOf(rounded);
    crops = Map.copyOf(crops);
  }

  static MeasuredImages of(PreparedCase prepared) {
    return new MeasuredImages(prepared.features(), prepared.crops());
  }

  /** The same crops with features of another source. */
  MeasuredImages withFeatures(Map<String, Double> others) {
    return new MeasuredImages(others, crops);
  }

  /** With the clinical values of a row of the cohort. */
  PreparedCase with(List<ClinicalValue> clinical) {
    Map<Analyte, ClinicalValue> values = new TreeMap<>();
    clinical.stream()
        .filter(value -> value.analyte() != Analyte.TACE_DATE)
        .forEach(value -> values.put(value.analyte(), value));
    return new PreparedCase(features, crops, values);
  }
}
