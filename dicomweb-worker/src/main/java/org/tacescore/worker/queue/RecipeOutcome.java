package org.tacescore.worker.queue;

import java.util.Optional;
import org.tacescore.refusal.Refusal;

/**
 * Whether a recipe of a job scored.
 *
 * @param recipeId the recipe's id
 * @param refusal why it did not; empty when it scored
 */
public record RecipeOutcome(String recipeId, Optional<Refusal> refusal) {

  public boolean scored() {
    return refusal.isEmpty();
  }
}
