package org.tacescore.worker.queue;

import java.util.List;

/**
 * What became of a job.
 *
 * @param objects DICOM objects to keep; those marked so are delivered
 * @param resultJson the result as the API shows it; UIDs and scores, no patient data
 * @param outcomes one a recipe of the job
 */
public record ScoredStudy(
    List<OutputObject> objects, String resultJson, List<RecipeOutcome> outcomes) {

  public ScoredStudy {
    objects = List.copyOf(objects);
    outcomes = List.copyOf(outcomes);
  }

  /** Whether at least one recipe scored: the job is then DONE, else REFUSED. */
  public boolean scored() {
    return outcomes.stream().anyMatch(RecipeOutcome::scored);
  }
}
