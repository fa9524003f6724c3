package org.tacescore.worker.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.SeriesIndex;

/** Looks at every source, each on a thread of its own, until it is closed. */
public final class SourceWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 10;

  private final List<ScheduledExecutorService> threads = new ArrayList<>();

  private SourceWatch() {}

  /**
   * @param zone whose days study dates are
   */
  public static SourceWatch start(
      List<Source> sources,
      InstanceReceiver receiver,
      SeriesIndex index,
      Clock clock,
      ZoneId zone) {
    SourceWatch watch = new SourceWatch();
    for (Source source : sources) {
      StudySource asked = open(source, receiver);
      SourcePoller poller =
          new SourcePoller(
              asked,
              source.scope(),
              new StudyFetcher(asked, source.scope(), index),
              clock,
              zone,
              new Pauses(new Random()));
      watch.run(source.name(), source.scope().polled() ? poller::step : () -> {});
    }
    return watch;
  }

  private static StudySource open(Source source, InstanceReceiver receiver) {
    if (source instanceof Source.DicomWeb web) {
      return new DicomWebSource(new DicomWebClient(web, receiver, TIMEOUT));
    }
    throw new IllegalArgumentException("no such kind of source");
  }

  private void run(String name, Runnable step) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread daemon = new Thread(task, "source-" + name);
              daemon.setDaemon(true);
              return daemon;
            });
    threads.add(thread);
    var unused =
        thread.scheduleWithFixedDelay(
            () -> guarded(name, step), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A bug at one look must not end all looks. */
  private static void guarded(String name, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.error("source {} met a bug", name, e);
    }
  }

  /** Waits some seconds for what is being fetched. */
  @Override
  public void close() {
    threads.forEach(ScheduledExecutorService::shutdownNow);
    try {
      for (ScheduledExecutorService thread : threads) {
        if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("a source is still being asked while the worker stops");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
