package org.tacescore.worker.clinical;

import java.util.List;
import org.tacescore.score.ClinicalValue;

/**
 * The clinical values of a study and of its patient.
 *
 * @param chosen one value an analyte, the one that counts for the study, and all dates of treatment
 * @param all every value of the patient, of every time and study, by time, those without one first
 */
public record ClinicalValues(List<ClinicalValue> chosen, List<ClinicalValue> all) {

  public ClinicalValues {
    chosen = List.copyOf(chosen);
    all = List.copyOf(all);
  }
}
