package org.tacescore.score;

import java.util.Optional;

/**
 * A recipe's score.
 *
 * @param recipe which recipe, of which version and digest, computed it
 * @param lesion the lesion that it is of; empty where it is the patient's
 * @param score what it computed
 */
public record Scored(RecipeReference recipe, Optional<LesionReference> lesion, Score score)
    implements Outcome {

  /** A score of the patient. */
  public Scored(RecipeReference recipe, Score score) {
    this(recipe, Optional.empty(), score);
  }

  @Override
  public String recipeId() {
    return recipe.id();
  }

  @Override
  public Scored of(LesionReference asked) {
    return new Scored(recipe, Optional.of(asked), score);
  }
}
