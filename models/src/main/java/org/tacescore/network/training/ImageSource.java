package org.tacescore.network.training;

import java.util.List;
import org.tacescore.network.weights.Weights;

/**
 * Where a run takes its batches from: the images themselves, or what a frozen trunk made of them.
 */
interface ImageSource {
  /** Images of the task as one run's input. */
  ImageBatch batch(List<TrainingImage> images);

  /**
   * What was learned from these batches, as a network that sees the images themselves has it.
   *
   * @param learned the trained tensors
   */
  default Weights onImages(Weights learned) {
    return learned;
  }

  /** Computes what the batches need, before the first. */
  default void prepare() {}
}
