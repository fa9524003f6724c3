package org.tacescore.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * What every measure of a recipe reads of one lesion and its patient. Images are asked for before
 * clinical values, so that a missing clinical value can be answered with what either state would
 * give.
 */
final class RecipeReadings {
  private RecipeReadings() {}

  /**
   * The readings by the measures' names.
   *
   * @throws RefusedException when one of them cannot be read
   */
  static Map<String, Reading> of(
      RecipeBundle bundle,
      CropClassifier classifier,
      MeasureInputs inputs,
      Map<Analyte, ClinicalValue> clinical) {
    ImageMeasures images = new ImageMeasures(bundle, classifier, inputs);
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (Measure measure : bundle.recipe().measures()) {
      images.read(measure).ifPresent(reading -> readings.put(measure.name(), reading));
    }
    readings.putAll(
        new ClinicalMeasures(bundle.recipe(), new ScoreAssembly(bundle)).read(clinical, readings));
    return readings;
  }
}
