package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import org.tacescore.network.training.TrainingPlan;

/**
 * How the network of a measure is trained.
 *
 * @param measure of the recipe
 * @param architecture id of the architecture
 * @param width the architecture's own measure of its breadth
 * @param folds trainings that give the scores from which its cutoff is learned, 2 or more
 * @param plan of each training; the seed and the threads are the training's own
 * @param classWeights how the classes weigh
 * @param cut its cutoff; the key may be left out for none
 * @param source where these choices come from
 */
public record NetworkTraining(
    String measure,
    String architecture,
    int width,
    int folds,
    TrainingPlan plan,
    ClassWeighting classWeights,
    @JacksonInject(value = CutTraining.KEY, useInput = OptBoolean.TRUE) CutTraining cut,
    String source) {

  /** How the classes weigh in the loss. */
  public enum ClassWeighting {
    /** Each as much as the other, however many patients it has. */
    @JsonProperty("balanced")
    BALANCED,
    /** As the plan says. */
    @JsonProperty("none")
    NONE
  }

  public NetworkTraining {
    TrainingSpec.requireFolds(folds);
    if (width < 1) {
      throw new IllegalArgumentException("width must be 1 or more, got " + width);
    }
    if (classWeights == ClassWeighting.BALANCED && !plan.classWeights().isEmpty()) {
      throw new IllegalArgumentException(
          "class-weights is balanced, and the plan has weights of its own: " + plan.classWeights());
    }
  }
}
