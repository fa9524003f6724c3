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
 * @param supplements what stands beside the scores and adds nothing to them
 * @param refusal why there are no scores
 * @param warnings for the reader, each one sentence
 * @param parts what it needs of the study, and what is there; empty where that is not known
 */
public record RecipeView(
    String recipe,
    String version,
    String status,
    List<ScoreView> scores,
    List<SupplementView> supplements,
    Optional<RefusalView> refusal,
    List<String> warnings,
    List<PartView> parts) {

  public RecipeView {
    scores = List.copyOf(scores);
    supplements = List.copyOf(supplements);
    warnings = List.copyOf(warnings);
    parts = List.copyOf(parts);
  }

  /** A view without supplements that does not know what the recipe needs. */
  public RecipeView(
      String recipe,
      String version,
      String status,
      List<ScoreView> scores,
      Optional<RefusalView> refusal,
      List<String> warnings) {
    this(recipe, version, status, scores, List.of(), refusal, warnings, List.of());
  }

  public RecipeView withParts(List<PartView> needed) {
    return new RecipeView(recipe, version, status, scores, supplements, refusal, warnings, needed);
  }

  public RecipeView withSupplements(List<SupplementView> beside) {
    return new RecipeView(recipe, version, status, scores, beside, refusal, warnings, parts);
  }
}
