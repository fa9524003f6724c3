package org.tacescore.worker.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as the page and the API show it.
 *
 * @param id the job's id, safe in a URL: letters, digits, dash, underscore, dot
 * @param patientId Patient ID, for the page and the API's bodies; never in a URL or a log
 * @param studyInstanceUid Study Instance UID
 * @param state where it stands
 * @param created when the study's first instance came or the job was asked for
 * @param updated when its state last changed
 * @param recipes what each recipe made of it, in the order of the configuration
 * @param deliveries the way of each object to each destination, the SR first
 * @param srSopInstanceUid SOP Instance UID of the Structured Report, once there is one
 * @param error the fault that ended it, for {@link JobState#FAILED}; who ended it, for {@link
 *     JobState#CANCELLED} and {@link JobState#RETRACTED}
 * @param superseded why its result no longer counts, for {@link JobState#SUPERSEDED}
 * @param run how it is run
 */
public record JobView(
    String id,
    String patientId,
    String studyInstanceUid,
    JobState state,
    Instant created,
    Instant updated,
    List<RecipeView> recipes,
    List<DeliveryView> deliveries,
    Optional<String> srSopInstanceUid,
    Optional<String> error,
    Optional<String> superseded,
    RunView run) {

  public JobView {
    recipes = List.copyOf(recipes);
    deliveries = List.copyOf(deliveries);
  }

  /** One that has not been run. */
  public JobView(
      String id,
      String patientId,
      String studyInstanceUid,
      JobState state,
      Instant created,
      Instant updated,
      List<RecipeView> recipes,
      List<DeliveryView> deliveries,
      Optional<String> srSopInstanceUid,
      Optional<String> error,
      Optional<String> superseded) {
    this(
        id,
        patientId,
        studyInstanceUid,
        state,
        created,
        updated,
        recipes,
        deliveries,
        srSopInstanceUid,
        error,
        superseded,
        RunView.NONE);
  }

  @Override
  public String toString() {
    return "JobView[" + id + ", " + studyInstanceUid + ", " + state + "]";
  }
}
