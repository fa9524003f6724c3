package org.tacescore.recipe.training;

/**
 * The network of a recipe that is not trained: its features are taken as they come, of weights that
 * are given at the training or else drawn from a seed.
 *
 * @param architecture id of the architecture
 * @param width the architecture's own measure of its breadth
 * @param seed of the weights where none are given
 * @param source where these choices come from
 */
public record ExtractorTraining(String architecture, int width, long seed, String source) {
  public ExtractorTraining {
    if (width < 1) {
      throw new IllegalArgumentException("width must be 1 or more, got " + width);
    }
  }
}
