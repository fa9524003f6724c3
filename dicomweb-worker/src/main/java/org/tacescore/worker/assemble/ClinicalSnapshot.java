package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.digest.Sha256;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.receive.InstanceRecord;

/**
 * The clinical values of a study at one moment, or why there are none to be used.
 *
 * @param values those that a recipe may ask for
 * @param refused why the study is held because of them
 */
record ClinicalSnapshot(List<ClinicalValue> values, Optional<RefusedException> refused) {

  ClinicalSnapshot {
    values = List.copyOf(values);
  }

  static ClinicalSnapshot of(
      ClinicalLookup lookup, List<InstanceRecord> instances, Set<Analyte> relevant) {
    try {
      return new ClinicalSnapshot(
          lookup.valuesFor(instances).stream()
              .filter(value -> relevant.contains(value.analyte()))
              .toList(),
          Optional.empty());
    } catch (RefusedException e) {
      return new ClinicalSnapshot(List.of(), Optional.of(e));
    }
  }

  /** Changes when the values, or the reason why there are none, change. */
  String digest() {
    return refused
        .map(e -> Sha256.hexOf("refused " + e.reason() + ' ' + e.detail()))
        .orElseGet(() -> JobKey.clinicalDigest(values));
  }
}
