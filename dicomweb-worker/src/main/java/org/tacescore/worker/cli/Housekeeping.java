package org.tacescore.worker.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.receive.StoreCleaner;

/** Cleans the object store every ten minutes. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int STOP_SECONDS = 10;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "housekeeping");
            daemon.setDaemon(true);
            return daemon;
          });
  private final StoreCleaner cleaner;

  private Housekeeping(StoreCleaner cleaner) {
    this.cleaner = cleaner;
  }

  static Housekeeping start(StoreCleaner cleaner) {
    Housekeeping housekeeping = new Housekeeping(cleaner);
    var unused =
        housekeeping.thread.scheduleWithFixedDelay(
            housekeeping::clean, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return housekeeping;
  }

  /** What fails now may succeed the next time. */
  private void clean() {
    try {
      cleaner.clean();
    } catch (RuntimeException e) {
      LOG.error("the object store cannot be cleaned", e);
    }
  }

  /** Threads are not interrupted: the embedded database closes its file when one is. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the object store is still being cleaned");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
