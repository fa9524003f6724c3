package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.assemble.Part;
import org.tacescore.worker.assemble.Slot;
import org.tacescore.worker.assemble.SlotPart;

/** Rows of the table {@code slot_part}: what recipes need of a study, and what is there. */
final class SlotPartRows {

  private SlotPartRows() {}

  /** By recipe id, each in the order in which its parts are waited for. */
  static Map<String, List<SlotPart>> ofStudy(Query query, String study) throws SQLException {
    Map<String, List<SlotPart>> parts = new HashMap<>();
    query
        .list(
            "select * from slot_part where study_instance_uid = ? order by recipe_id, ordinal",
            row -> Map.entry(row.text("recipe_id"), read(row)),
            study)
        .forEach(
            entry ->
                parts
                    .computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                    .add(entry.getValue()));
    return parts;
  }

  private static SlotPart read(Query.Row row) throws SQLException {
    return new SlotPart(
        new Part(
            row.constant("kind", Part.Kind.class),
            row.text("name"),
            row.constant("state", Part.State.class),
            row.text("found"),
            row.optionalText("reason").map(Refusal::valueOf),
            row.text("detail")),
        row.instant("since"),
        row.optionalInstant("deadline"));
  }

  static void replace(Query query, String study, List<Slot> slots) throws SQLException {
    query.update("delete from slot_part where study_instance_uid = ?", study);
    for (Slot slot : slots) {
      for (int ordinal = 0; ordinal < slot.parts().size(); ordinal++) {
        insert(query, study, slot.recipeId(), ordinal, slot.parts().get(ordinal));
      }
    }
  }

  private static void insert(
      Query query, String study, String recipeId, int ordinal, SlotPart timed) throws SQLException {
    Part part = timed.part();
    query.update(
        "insert into slot_part (study_instance_uid, recipe_id, ordinal, kind, name, state, found,"
            + " reason, detail, since, deadline) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        study,
        recipeId,
        ordinal,
        part.kind(),
        part.name(),
        part.state(),
        part.found(),
        part.reason(),
        part.detail(),
        timed.since(),
        timed.deadline());
  }
}
