package org.tacescore.worker.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the rendezvous, and for new notices, now and then.
 *
 * <p>A timer of the process and no task in the database: an evaluation that is lost or made twice
 * changes nothing, and an idle worker writes nothing.
 */
final class EvaluationTimer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EvaluationTimer.class);
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "rendezvous"));
  private final List<Runnable> looks;

  private EvaluationTimer(List<Runnable> looks) {
    this.looks = List.copyOf(looks);
  }

  static EvaluationTimer start(List<Runnable> looks, Duration tick) {
    EvaluationTimer timer = new EvaluationTimer(looks);
    var unused =
        timer.thread.scheduleWithFixedDelay(
            () -> timer.looks.forEach(EvaluationTimer::look),
            0,
            tick.toMillis(),
            TimeUnit.MILLISECONDS);
    return timer;
  }

  boolean running() {
    return !thread.isShutdown();
  }

  /** A fault must not end the timer: the next look may succeed. */
  private static void look(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.error("the rendezvous or the notices could not be looked at", e);
    }
  }

  /** Waits for an evaluation that runs; it is not interrupted, for H2 would close its file. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("an evaluation did not end within {}", STOP_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
