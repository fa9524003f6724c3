package org.tacescore.network.training;

/** Told where a training stands, after every step and every epoch, on the training's thread. */
@FunctionalInterface
public interface TrainingProgress {
  /** Tells nobody. */
  TrainingProgress SILENT = status -> {};

  void report(TrainingStatus status);
}
