package org.tacescore.worker.pipeline;

/** Hears what the stages of a study took, each time one ends. */
@FunctionalInterface
public interface StageListener {
  /** Hears nothing. */
  StageListener SILENT = (stage, what, nanos) -> {};

  /**
   * A stage begins; what this takes is none of its time.
   *
   * @param what as {@link #took} has it
   */
  default void begins(Stage stage, String what) {}

  /**
   * A stage ended, well or not.
   *
   * @param what it worked on, e.g. a phase or a recipe's id; may be empty
   * @param nanos wall time, without that of stages within it
   */
  void took(Stage stage, String what, long nanos);
}
