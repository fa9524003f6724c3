package org.tacescore.worker.web;

import java.util.List;
import java.util.Optional;

/**
 * What one recipe made of a study.
 *
 * @param recipe the recipe's id
 * @param version the recipe's version
 * @param status SYNTHETIC, RESEARCH_RETRAINED or LOCALLY_VALIDATED
 * @param scores empty while it has not run, and when it was refused
 * @param refusal why there are no scores
 * @param warnings for the reader, each one sentence
 */
public record RecipeView(
    String recipe,
    String version,
    String status,
    List<ScoreView> scores,
    Optional<RefusalView> refusal,
    List<String> warnings) {

  public RecipeView {
    scores = List.copyOf(scores);
    warnings = List.copyOf(warnings);
  }
}
