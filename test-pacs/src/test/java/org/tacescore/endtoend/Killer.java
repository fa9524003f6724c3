package org.tacescore.endtoend;

import java.time.Duration;

/** Kills a worker (SIGKILL) a given time after it is told to. */
final class Killer {
  private final WorkerProcess victim;
  private final Duration delay;
  private Duration struckAfter = Duration.ZERO;

  Killer(WorkerProcess victim, Duration delay) {
    this.victim = victim;
    this.delay = delay;
  }

  /** Returns when the signal is sent. Waits awake: a sleeping thread may wake too late. */
  void strike() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < delay.toNanos()) {
      Thread.onSpinWait();
    }
    victim.kill();
    struckAfter = Duration.ofNanos(System.nanoTime() - start);
  }

  /** From the word to the signal. */
  Duration struckAfter() {
    return struckAfter;
  }
}
