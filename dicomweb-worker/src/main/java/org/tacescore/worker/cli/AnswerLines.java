package org.tacescore.worker.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.score.Warning;
import org.tacescore.worker.pipeline.ScoreText;

/** What {@code score} prints of recipes' answers, one after the other. */
final class AnswerLines {
  private final Set<String> toldStatuses = new HashSet<>();

  /**
   * A score, under it what stands beside it and its warnings. What a status means is told once,
   * with the first score that has it.
   */
  List<String> of(Scored scored) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s: %s %s, %s (%s, research use only)"
            .formatted(
                scored.recipeId(),
                lesion(scored),
                scored.score().label(),
                ScoreText.number(scored.score()),
                scored.score().group().label(),
                scored.recipe().status()));
    ScoreText.beside(scored.score()).forEach(line -> lines.add("  beside the score: " + line));
    String status = scored.recipe().status().name();
    boolean known = !toldStatuses.add(status);
    for (Warning warning : scored.score().warnings()) {
      if (!known || !warning.code().equals(status)) {
        lines.add("  %s: %s".formatted(warning.code(), warning.text()));
      }
    }
    return lines;
  }

  /** Why there is no score. */
  static String of(NotScorable refused) {
    return "refused: %s%s: %s: %s %s"
        .formatted(
            refused.recipeId(),
            lesion(refused),
            refused.reason(),
            refused.reason().sentence(),
            refused.detail())
        .stripTrailing();
  }

  private static String lesion(Outcome outcome) {
    return outcome.lesion().map(lesion -> ", " + lesion.label()).orElse("");
  }
}
