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
 * @param parts what it needs of the study, and what is there; empty where that is not known
 */
public record RecipeView(
    String recipe,
    String version,
    String status,
    List<ScoreView> scores,
    Optional<RefusalView> refusal,
    List<String> warnings,
    List<PartView> parts) {

  public RecipeView {
    scores = List.copyOf(scores);
    warnings = List.copyOf(warnings);
    parts = List.copyOf(parts);
  }

  /** A view that does not know what the recipe needs. */
  public RecipeView(
      String recipe,
      String version,
      String status,
      List<ScoreView> scores,
      Optional<RefusalView> refusal,
      List<String> warnings) {
    this(recipe, version, status, scores, refusal, warnings, List.of());
  }

  public RecipeView withParts(List<PartView> needed) {
    return new RecipeView(recipe, version, status, scores, refusal, warnings, needed);
  }
}
