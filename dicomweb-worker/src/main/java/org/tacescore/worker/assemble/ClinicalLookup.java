package org.tacescore.worker.assemble;

import java.util.List;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.receive.InstanceRecord;

/** Finds the clinical values of the patient that a study is of. */
@FunctionalInterface
public interface ClinicalLookup {

  /**
   * Finds the values for one study.
   *
   * @param instances all instances of the study; not empty
   * @return the values that match the patient; empty when there are none
   * @throws org.tacescore.refusal.RefusedException {@code IDENTITY_CONFLICT} when a value's source
   *     names the patient and contradicts the study; the study is then blocked, visibly
   */
  List<ClinicalValue> valuesFor(List<InstanceRecord> instances);
}
