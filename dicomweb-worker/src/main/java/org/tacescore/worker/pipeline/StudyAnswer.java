package org.tacescore.worker.pipeline;

import java.util.List;
import org.tacescore.score.Outcome;
import org.tacescore.score.clinical.ClinicalAnswer;

/**
 * What the pipeline answers for one study.
 *
 * @param outcomes one a recipe, in the order asked; of a recipe of lesions one a lesion
 * @param beside the clinical scores beside the recipes' own, each once
 * @param objects DICOM objects, the Structured Report first; empty when no recipe scored
 * @param resultJson the result as docs/formats.md describes it
 */
record StudyAnswer(
    List<Outcome> outcomes,
    List<ClinicalAnswer> beside,
    List<EncodedObject> objects,
    String resultJson) {

  StudyAnswer {
    outcomes = List.copyOf(outcomes);
    beside = List.copyOf(beside);
    objects = List.copyOf(objects);
  }
}
