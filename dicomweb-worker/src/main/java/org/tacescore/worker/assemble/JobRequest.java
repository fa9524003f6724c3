package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.clinical.ClinicalValues;

/**
 * One study to be scored, with everything its outcome depends on: equal content, equal key.
 *
 * @param jobKey SHA-256 over the content, 64 lower-case hexadecimal digits; see {@link JobKey}.
 *     When a study returns to content that was reported and replaced before, the job that reports
 *     it again has a key of its own, so that its objects have UIDs of their own
 * @param studyInstanceUid Study Instance UID
 * @param instances images and segmentations that the recipes measure, sorted; they are in the key
 * @param context further image instances of the study, sorted: evidence for the contrast phase of
 *     the measured series, never measured, not in the key
 * @param recipes recipes that are complete or past their deadline, sorted
 * @param clinical values that these recipes ask for, as they were when the job was made
 * @param clinicalHistory values of the patient of every time, for scores beside the recipes' own;
 *     empty where {@code clinical} holds all that there are, and in jobs of former versions
 * @param predecessorSrUid SOP Instance UID of the study's last report on its way to, or in, a PACS;
 *     settled when the job starts
 * @param predecessorResult the result document of that report's job; settled when the job starts
 * @param withheld what refusals must name though it is not given; empty where there is nothing, and
 *     in jobs of former versions
 * @param createdAt when the job was made: the dates of its objects
 */
public record JobRequest(
    String jobKey,
    String studyInstanceUid,
    List<UsedInstance> instances,
    List<UsedInstance> context,
    List<RecipeChoice> recipes,
    List<ClinicalValue> clinical,
    Optional<List<ClinicalValue>> clinicalHistory,
    Optional<String> predecessorSrUid,
    Optional<String> predecessorResult,
    Optional<Withheld> withheld,
    Instant createdAt) {

  public JobRequest {
    if (recipes.isEmpty()) {
      throw new IllegalArgumentException("a job runs at least one recipe: " + jobKey);
    }
    instances = instances.stream().sorted().toList();
    context = context.stream().sorted().toList();
    recipes = recipes.stream().sorted().toList();
    clinical = List.copyOf(clinical);
    clinicalHistory = clinicalHistory.map(List::copyOf);
  }

  public List<String> recipeIds() {
    return recipes.stream().map(RecipeChoice::id).toList();
  }

  /** The values as the job is scored with them. */
  public ClinicalValues clinicalValues() {
    return new ClinicalValues(clinical, clinicalHistory.orElse(clinical));
  }

  /** As it is when it starts: the report that it supersedes is known. */
  public JobRequest withPredecessor(Optional<String> srUid, Optional<String> resultJson) {
    return new JobRequest(
        jobKey,
        studyInstanceUid,
        instances,
        context,
        recipes,
        clinical,
        clinicalHistory,
        srUid,
        resultJson,
        withheld,
        createdAt);
  }

  public JobRequest withKey(String key) {
    return new JobRequest(
        key,
        studyInstanceUid,
        instances,
        context,
        recipes,
        clinical,
        clinicalHistory,
        predecessorSrUid,
        predecessorResult,
        withheld,
        createdAt);
  }
}
