package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.report.score.ModelSummary;
import org.tacescore.report.score.NamedValue;

/** The lines of a model card that a reader of a score needs first. */
final class ModelSummaries {
  private static final Set<String> LINES =
      Set.of(
          "Predicts",
          "Classifiers",
          "Images",
          "Clinical values",
          "patients",
          "centres",
          "cohort",
          "date");

  private ModelSummaries() {}

  /** Of the card's two-column tables; of lines with one name the first. */
  static ModelSummary of(RecipeBundle bundle) {
    List<NamedValue> lines = new ArrayList<>();
    lines.add(new NamedValue("Status", bundle.status().name() + ". " + bundle.status().sentence()));
    for (String line : bundle.modelCard().lines().toList()) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 4 && LINES.contains(cells[1].strip()) && isNew(lines, cells[1])) {
        lines.add(new NamedValue(cells[1].strip(), cells[2].strip()));
      }
    }
    return new ModelSummary(
        "%s: %s %s"
            .formatted(bundle.recipe().title(), bundle.recipe().id(), bundle.recipe().version()),
        lines);
  }

  private static boolean isNew(List<NamedValue> lines, String name) {
    return lines.stream().noneMatch(line -> line.name().equals(name.strip()));
  }
}
