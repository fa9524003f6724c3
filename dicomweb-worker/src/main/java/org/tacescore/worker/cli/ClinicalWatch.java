package org.tacescore.worker.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.clinical.ClinicalFolder;

/** Looks into the clinical folder now and then, and tells when something changed. */
final class ClinicalWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClinicalWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ScheduledExecutorService timer;
  private final ClinicalFolder folder;
  private final Runnable changed;

  /** Whether a change is still to be told; one may have come while no worker ran. */
  private boolean untold = true;

  private ClinicalWatch(ClinicalFolder folder, Runnable changed) {
    this.folder = folder;
    this.changed = changed;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "clinical-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  static ClinicalWatch start(ClinicalFolder folder, Runnable changed) {
    ClinicalWatch watch = new ClinicalWatch(folder, changed);
    var unused =
        watch.timer.scheduleWithFixedDelay(watch::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /** What fails now, reading or telling, may succeed at the next look. */
  private void look() {
    try {
      if (folder.rescan()) {
        folder.problems().forEach(problem -> LOG.warn("clinical values: {}", problem.getMessage()));
        untold = true;
      }
      if (untold) {
        changed.run();
        untold = false;
      }
    } catch (RuntimeException e) {
      LOG.error("the clinical folder cannot be read, or its change cannot be told", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
