package org.tacescore.worker.pipeline;

import java.util.function.Supplier;

/**
 * Times the stages of one study. Stages lie within each other, as each is asked for when it is
 * needed; what one takes is its own time. Of one thread.
 */
final class StageClock {
  private final StageListener listener;
  private long within;

  StageClock(StageListener listener) {
    this.listener = listener;
  }

  <T> T time(Stage stage, String what, Supplier<T> work) {
    listener.begins(stage, what);
    long outside = within;
    long start = System.nanoTime();
    within = 0;
    try {
      return work.get();
    } finally {
      long took = System.nanoTime() - start;
      listener.took(stage, what, took - within);
      within = outside + took;
    }
  }
}
