package org.tacescore.network.training;

import java.util.List;

/**
 * Where a run takes its batches from: the images themselves, or what a frozen trunk made of them.
 */
interface ImageSource {
  /** Images of the task as one run's input. */
  ImageBatch batch(List<TrainingImage> images);

  /** Computes what the batches need, before the first. */
  default void prepare() {}
}
