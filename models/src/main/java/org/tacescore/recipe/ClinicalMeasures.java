package org.tacescore.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Finding;
import org.tacescore.score.HbsAg;

/** Reads those measures of a recipe that are clinical statements. */
final class ClinicalMeasures {
  private final Recipe recipe;
  private final ScoreAssembly assembly;

  ClinicalMeasures(Recipe recipe, ScoreAssembly assembly) {
    this.recipe = recipe;
    this.assembly = assembly;
  }

  /**
   * What each clinical measure states.
   *
   * @param others readings of all other measures, for the range that a missing value leaves open
   * @throws RefusedException when a value is missing or cannot be used
   */
  Map<String, Reading> read(Map<Analyte, ClinicalValue> values, Map<String, Reading> others) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (Measure measure : recipe.measures()) {
      if (measure instanceof Measure.Clinical clinical) {
        ClinicalValue value = values.get(clinical.analyte());
        if (value == null) {
          throw new RefusedException(
              Refusal.MISSING_CLINICAL,
              clinical.analyte().contractName()
                  + " is missing; a missing value is not a negative one. "
                  + assembly.rangeWithout(clinical, others));
        }
        readings.put(
            clinical.name(), new Reading(new Finding.Stated(value), HbsAg.isPositive(value)));
      }
    }
    return readings;
  }
}
