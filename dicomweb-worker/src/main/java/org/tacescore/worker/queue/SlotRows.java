package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.assemble.Evaluation;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.RecipeState;
import org.tacescore.worker.assemble.Slot;
import org.tacescore.worker.assemble.SlotPart;

/** Rows of the table {@code slot}: recipes' places in a study's rendezvous. */
final class SlotRows {

  private SlotRows() {}

  static List<Slot> ofStudy(Query query, String study) throws SQLException {
    Map<String, List<SlotPart>> parts = SlotPartRows.ofStudy(query, study);
    return query.list(
        "select * from slot where study_instance_uid = ? order by recipe_id",
        row -> read(row, parts),
        study);
  }

  /** The slots whose recipes a job runs, or ran last. */
  static List<Slot> ofJob(Query query, String jobKey) throws SQLException {
    Optional<String> study =
        query.first(
            "select study_instance_uid from slot where job_key = ?",
            row -> row.text("study_instance_uid"),
            jobKey);
    if (study.isEmpty()) {
      return List.of();
    }
    Map<String, List<SlotPart>> parts = SlotPartRows.ofStudy(query, study.get());
    return query.list(
        "select * from slot where job_key = ? order by recipe_id", row -> read(row, parts), jobKey);
  }

  private static Slot read(Query.Row row, Map<String, List<SlotPart>> parts) throws SQLException {
    Optional<Refusal> missing =
        Optional.of(row.text("missing")).filter(name -> !name.isEmpty()).map(Refusal::valueOf);
    return new Slot(
        row.text("recipe_id"),
        row.constant("state", RecipeState.class),
        row.constant("lack", RecipeState.class),
        missing,
        row.text("detail"),
        row.instant("since"),
        row.optionalInstant("deadline"),
        parts.getOrDefault(row.text("recipe_id"), List.of()));
  }

  /**
   * Puts the evaluation's slots in the place of the study's former ones.
   *
   * @param jobKey the job that runs the recipes that are ready; empty when none is
   */
  static void replace(Query query, Evaluation evaluation, Optional<String> jobKey)
      throws SQLException {
    String study = evaluation.studyInstanceUid();
    supersede(query, study);
    for (Slot slot : evaluation.slots()) {
      query.update(
          "delete from slot where study_instance_uid = ? and recipe_id = ?",
          study,
          slot.recipeId());
      boolean runs = evaluation.job().filter(job -> runs(job, slot)).isPresent();
      insert(query, study, slot, runs ? jobKey : Optional.empty());
    }
    SlotPartRows.replace(query, study, evaluation.slots());
  }

  /** Nothing is waited for any more. */
  static void supersede(Query query, String study) throws SQLException {
    query.update(
        "update slot set state = ?, deadline = null, job_key = null where study_instance_uid = ?",
        RecipeState.SUPERSEDED,
        study);
    SlotPartRows.replace(query, study, List.of());
  }

  private static boolean runs(JobRequest job, Slot slot) {
    return job.recipeIds().contains(slot.recipeId());
  }

  private static void insert(Query query, String study, Slot slot, Optional<String> jobKey)
      throws SQLException {
    RecipeState state =
        jobKey.isPresent()
            ? JobRows.outcome(query, jobKey.get(), slot.recipeId()).orElse(slot.state())
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
        jobKey);
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
