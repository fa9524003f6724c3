package org.tacescore.worker.pipeline;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.assemble.Withheld;
import org.tacescore.worker.clinical.ClinicalValues;

/**
 * One study to be scored.
 *
 * @param studyInstanceUid Study Instance UID
 * @param jobKey SHA-256 over all that the result depends on; the objects' UIDs follow from it
 * @param created the date and time of the objects, with the site's offset
 * @param predecessorSrUid SOP Instance UID of the report that this one supersedes
 * @param prior the scores of that report; empty where there is none or they are not known
 * @param folder DICOM files of the study: images and segmentations
 * @param withheld what refusals must name though it is not among the files
 * @param recipes what to score it with
 * @param clinical clinical values that match the patient
 */
record StudyInput(
    String studyInstanceUid,
    String jobKey,
    OffsetDateTime created,
    Optional<String> predecessorSrUid,
    Optional<PriorResult> prior,
    StudyFolder folder,
    Withheld withheld,
    List<RecipeBundle> recipes,
    ClinicalValues clinical) {

  StudyInput {
    recipes = List.copyOf(recipes);
  }

  /** Of a study whose prior scores are not known. */
  StudyInput(
      String studyInstanceUid,
      String jobKey,
      OffsetDateTime created,
      Optional<String> predecessorSrUid,
      StudyFolder folder,
      Withheld withheld,
      List<RecipeBundle> recipes,
      ClinicalValues clinical) {
    this(
        studyInstanceUid,
        jobKey,
        created,
        predecessorSrUid,
        Optional.empty(),
        folder,
        withheld,
        recipes,
        clinical);
  }
}
