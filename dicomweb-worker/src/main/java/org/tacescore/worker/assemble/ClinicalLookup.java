package org.tacescore.worker.assemble;

import java.util.List;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.receive.InstanceRecord;

/** Finds the clinical values of the patient that a study is of. */
@FunctionalInterface
public interface ClinicalLookup {

  /**
   * Finds the values for one study, and all of its patient.
   *
   * @param instances all instances of the study; not empty
   * @return what matches the patient; {@link ClinicalValues#NONE} when there is nothing
   * @throws org.tacescore.refusal.RefusedException {@code IDENTITY_CONFLICT} when a value's source
   *     names the patient and contradicts the study; the study is then blocked, visibly
   */
  ClinicalValues valuesFor(List<InstanceRecord> instances);
}
