package org.tacescore.testpacs.phantom;

import java.util.List;
import org.tacescore.score.ClinicalValue;

/**
 * A phantom patient before the scan: what was drawn, and no image.
 *
 * @param patientId Patient ID
 * @param centre where the patient is scanned, {@code centre-1} and up
 * @param tumourVolumeMm3 of all tumours, as spheres of their mean radii
 * @param prognosis the link's own predictors: what a perfect model would say
 * @param clinical values before the study
 * @param outcome what became of the patient
 */
public record PhantomSubject(
    String patientId,
    String centre,
    double tumourVolumeMm3,
    PhantomPrognosis prognosis,
    List<ClinicalValue> clinical,
    PhantomOutcome outcome) {
  public PhantomSubject {
    clinical = List.copyOf(clinical);
  }
}
