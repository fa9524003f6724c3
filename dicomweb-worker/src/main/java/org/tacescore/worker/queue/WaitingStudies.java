package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.assemble.RecipeState;
import org.tacescore.worker.assemble.Slot;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.RefusalView;

/**
 * Studies that are held, in which a recipe waits for something to come, or of which there is
 * nothing but a segmentation so far. A segmentation of an absent series does not make a study wait
 * that has a job: it is listed with the orphans.
 */
final class WaitingStudies {

  private static final String STUDIES =
      "select r.*, (select max(i.patient_id) from instance i"
          + " where i.study_instance_uid = r.study_instance_uid) patient_id from rendezvous r"
          + " where (r.blocked_reason is not null"
          + "   or exists (select 1 from slot s where s.study_instance_uid = r.study_instance_uid"
          + "     and s.state in ('WAITING_IMAGES', 'WAITING_SEG', 'AWAITING_CLINICAL'))"
          + "   or (exists (select 1 from orphan_segmentation o"
          + "       where o.study_instance_uid = r.study_instance_uid)"
          + "     and not exists (select 1 from slot s"
          + "       where s.study_instance_uid = r.study_instance_uid)"
          + "     and not exists (select 1 from job j"
          + "       where j.study_instance_uid = r.study_instance_uid)))";

  private WaitingStudies() {}

  static List<JobView> list(Query query, ResultViews views, int most) throws SQLException {
    return query.list(
        STUDIES + " order by r.first_arrival desc, r.study_instance_uid limit " + most,
        row -> view(query, views, row));
  }

  static Optional<JobView> find(Query query, ResultViews views, String study) throws SQLException {
    return query.first(
        STUDIES + " and r.study_instance_uid = ?", row -> view(query, views, row), study);
  }

  private static JobView view(Query query, ResultViews views, Query.Row row) throws SQLException {
    String study = row.text("study_instance_uid");
    Optional<Refusal> held = row.optionalText("blocked_reason").map(Refusal::valueOf);
    List<Slot> waiting =
        SlotRows.ofStudy(query, study).stream().filter(slot -> slot.state().waiting()).toList();
    List<RecipeView> recipes = waiting.stream().map(slot -> view(views, slot)).toList();
    return new JobView(
        study,
        row.optionalText("patient_id").orElse(""),
        study,
        held.isPresent() ? JobState.REFUSED : state(waiting),
        row.instant("first_arrival"),
        row.instant("last_arrival"),
        recipes,
        List.of(),
        Optional.empty(),
        held.isPresent()
            ? Optional.of(held.get() + ": " + row.optionalText("blocked_detail").orElse(""))
            : Optional.empty(),
        Optional.empty());
  }

  private static RecipeView view(ResultViews views, Slot slot) {
    return views
        .open(slot.recipeId(), slot.missing().map(reason -> new RefusalView(reason, slot.detail())))
        .withParts(slot.parts().stream().map(PartViews::of).toList());
  }

  /** The state of the recipe that is furthest; a study without any waits for its images. */
  private static JobState state(List<Slot> waiting) {
    return waiting.stream()
        .map(Slot::state)
        .max(Comparator.naturalOrder())
        .map(RecipeState::name)
        .map(JobState::valueOf)
        .orElse(JobState.WAITING_IMAGES);
  }
}
