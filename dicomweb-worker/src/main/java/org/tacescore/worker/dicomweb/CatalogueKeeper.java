package org.tacescore.worker.dicomweb;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.receive.ObjectStore;

/**
 * Keeps the catalogue up to date: every two seconds, and before an answer that would else be old.
 * What came before the service was switched on is entered in the same way.
 */
public final class CatalogueKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int STUDIES_A_LOOK = 100;
  private static final int STOP_SECONDS = 10;

  private final Catalogue catalogue;
  private final HeadlineReader files;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "catalogue");
            daemon.setDaemon(true);
            return daemon;
          });
  private volatile boolean closed;

  private CatalogueKeeper(Catalogue catalogue, ObjectStore store) {
    this.catalogue = catalogue;
    this.files = new HeadlineReader(store);
  }

  /** Starts it. */
  public static CatalogueKeeper start(Catalogue catalogue, ObjectStore store) {
    CatalogueKeeper keeper = new CatalogueKeeper(catalogue, store);
    var unused =
        keeper.thread.scheduleWithFixedDelay(
            keeper::follow, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return keeper;
  }

  /** What fails now may succeed the next time. */
  private void follow() {
    try {
      refreshAll(Duration.ofDays(1));
    } catch (RuntimeException e) {
      LOG.error("the catalogue cannot be kept", e);
    }
  }

  /**
   * Brings all studies up to date, as far as that goes within a time.
   *
   * @return whether all are
   */
  boolean refreshAll(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    Set<String> failed = new HashSet<>();
    while (!closed) {
      List<String> stale = catalogue.stale(STUDIES_A_LOOK + failed.size());
      List<String> next = stale.stream().filter(study -> !failed.contains(study)).toList();
      if (next.isEmpty()) {
        return stale.isEmpty();
      }
      for (String study : next) {
        if (closed || System.nanoTime() > end) {
          return false;
        }
        if (!tryRefresh(study)) {
          failed.add(study);
        }
      }
    }
    return false;
  }

  private boolean tryRefresh(String study) {
    try {
      refresh(study);
      return true;
    } catch (RuntimeException e) {
      LOG.error("study {} cannot be catalogued", study, e);
      return false;
    }
  }

  /** Brings one study up to date. */
  synchronized void refresh(String study) {
    if (!catalogue.isStale(study)) {
      return;
    }
    // Files are read before the transaction, which others wait for; few if any are read within.
    Map<String, Optional<Headline>> read = new HashMap<>();
    catalogue.unread(study).forEach(sha256 -> read.put(sha256, files.read(sha256)));
    catalogue.refresh(
        study, sha256 -> read.containsKey(sha256) ? read.get(sha256) : files.read(sha256));
  }

  /** Threads are not interrupted: the embedded database closes its file when one is. */
  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the catalogue is still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
