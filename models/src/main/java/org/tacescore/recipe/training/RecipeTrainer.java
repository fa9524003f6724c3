package org.tacescore.recipe.training;

import java.nio.file.Path;
import java.time.Clock;

/** Learns the parts of a recipe from a cohort. */
public final class RecipeTrainer {
  private final RecipeTemplate template;
  private final TrainingOptions options;
  private final Path work;
  private final RecipeProgress.Listener listener;
  private final Clock clock;

  /**
   * @param work folder for the checkpoints of networks, from which a training that was killed goes
   *     on; made when needed
   * @param clock tells the time that is left
   */
  public RecipeTrainer(
      RecipeTemplate template,
      TrainingOptions options,
      Path work,
      RecipeProgress.Listener listener,
      Clock clock) {
    this.template = template;
    this.options = options;
    this.work = work;
    this.listener = listener;
    this.clock = clock;
  }
}
