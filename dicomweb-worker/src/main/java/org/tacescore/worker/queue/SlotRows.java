package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.assemble.Evaluation;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.RecipeState;
import org.tacescore.worker.assemble.Slot;

/** Rows of the table {@code slot}: recipes' places in a study's rendezvous. */
final class SlotRows {

  private SlotRows() {}

  static List<Slot> ofStudy(Query query, String study) throws SQLException {
    return query.list(
        "select * from slot where study_instance_uid = ? order by recipe_id",
        SlotRows::read,
        study);
  }

  private static Slot read(Query.Row row) throws SQLException {
    Optional<Refusal> missing =
        Optional.of(row.text("missing")).filter(name -> !name.isEmpty()).map(Refusal::valueOf);
    return new Slot(
        row.text("recipe_id"),
        row.constant("state", RecipeState.class),
        row.constant("lack", RecipeState.class),
        missing,
        row.text("detail"),
        row.instant("since"),
        row.optionalInstant("deadline"));
  }

  /** Puts the evaluation's slots in the place of the study's former ones. */
  static void replace(Query query, Evaluation evaluation) throws SQLException {
    String study = evaluation.studyInstanceUid();
    query.update(
        "update slot set state = ?, deadline = null where study_instance_uid = ?",
        RecipeState.SUPERSEDED,
        study);
    for (Slot slot : evaluation.slots()) {
      query.update(
          "delete from slot where study_instance_uid = ? and recipe_id = ?",
          study,
          slot.recipeId());
      insert(query, study, slot, evaluation.job().filter(job -> runs(job, slot)));
    }
  }

  private static boolean runs(JobRequest job, Slot slot) {
    return job.recipeIds().contains(slot.recipeId());
  }

  private static void insert(Query query, String study, Slot slot, Optional<JobRequest> job)
      throws SQLException {
    RecipeState state =
        job.isPresent()
            ? JobRows.outcome(query, job.get().jobKey(), slot.recipeId()).orElse(slot.state())
            : slot.state();
    query.update(
        "insert into slot (study_instance_uid, recipe_id, state, lack, missing, detail, since,"
            + " deadline, job_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        study,
        slot.recipeId(),
        state,
        slot.lack(),
        slot.missing().map(Refusal::name).orElse(""),
        slot.detail(),
        slot.since(),
        slot.deadline(),
        job.map(JobRequest::jobKey));
  }

  /** Shows what became of a recipe in the job that its slot waits for. */
  static void settle(Query query, String jobKey, RecipeOutcome outcome) throws SQLException {
    query.update(
        "update slot set state = ? where job_key = ? and recipe_id = ?",
        outcome.scored() ? RecipeState.DONE : RecipeState.REFUSED,
        jobKey,
        outcome.recipeId());
  }
}
