package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.digest.Sha256;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.receive.InstanceRecord;

/**
 * The clinical values of a study at one moment, or why there are none to be used.
 *
 * @param values those that a recipe may ask for; of its patient at all times those that help some
 *     recipe, and none where no recipe has such
 * @param refused why the study is held because of them
 */
record ClinicalSnapshot(ClinicalValues values, Optional<RefusedException> refused) {
  /** Of a study whose values were not asked for. */
  static final ClinicalSnapshot NOTHING =
      new ClinicalSnapshot(ClinicalValues.NONE, Optional.empty());

  static ClinicalSnapshot of(
      ClinicalLookup lookup, List<InstanceRecord> instances, List<RecipeNeeds> recipes) {
    try {
      ClinicalValues found = lookup.valuesFor(instances);
      return new ClinicalSnapshot(
          new ClinicalValues(
              ofThese(found.chosen(), RecipeNeeds.analytes(recipes)),
              ofThese(found.all(), RecipeNeeds.analytesOfAllTimes(recipes))),
          Optional.empty());
    } catch (RefusedException e) {
      return new ClinicalSnapshot(ClinicalValues.NONE, Optional.of(e));
    }
  }

  private static List<ClinicalValue> ofThese(List<ClinicalValue> values, Set<Analyte> analytes) {
    return values.stream().filter(value -> analytes.contains(value.analyte())).toList();
  }

  /** Changes when the values, or the reason why there are none, change. */
  String digest() {
    return refused
        .map(e -> Sha256.hexOf("refused " + e.reason() + ' ' + e.detail()))
        .orElseGet(() -> JobKey.clinicalDigest(values));
  }
}
