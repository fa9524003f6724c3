package org.tacescore.score;

/**
 * A recipe's score.
 *
 * @param recipe which recipe, of which version and digest, computed it
 * @param score what it computed
 */
public record Scored(RecipeReference recipe, Score score) implements Outcome {
  @Override
  public String recipeId() {
    return recipe.id();
  }
}
