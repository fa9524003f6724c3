package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.worker.assemble.Part;
import org.tacescore.worker.assemble.Slot;
import org.tacescore.worker.assemble.SlotPart;
import org.tacescore.worker.web.PartView;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.RefusalView;

/** What recipes need of a study, for the page and the API. */
final class PartViews {

  private PartViews() {}

  /** Adds to the recipes of a job what its study has of their parts, if it is the present job. */
  static List<RecipeView> of(Query query, String jobKey, List<RecipeView> recipes)
      throws SQLException {
    Map<String, Slot> slots =
        SlotRows.ofJob(query, jobKey).stream()
            .collect(Collectors.toMap(Slot::recipeId, Function.identity()));
    return recipes.stream()
        .map(
            recipe -> {
              Slot slot = slots.get(recipe.recipe());
              return slot == null
                  ? recipe
                  : recipe.withParts(slot.parts().stream().map(PartViews::of).toList());
            })
        .toList();
  }

  static PartView of(SlotPart timed) {
    Part part = timed.part();
    return new PartView(
        part.kind().name(),
        part.name(),
        part.state().name(),
        part.found(),
        part.reason().map(reason -> new RefusalView(reason, part.detail())),
        timed.since(),
        timed.deadline());
  }
}
