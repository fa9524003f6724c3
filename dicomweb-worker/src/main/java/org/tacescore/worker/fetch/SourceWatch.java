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
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.config.SourceScope;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.SeriesIndex;

/** Looks at every source, each on a thread of its own, until it is closed. */
public final class SourceWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 10;

  private final List<ScheduledExecutorService> threads = new ArrayList<>();
  private final List<Runnable> stops = new ArrayList<>();

  private SourceWatch() {}

  /**
   * What all sources have in common.
   *
   * @param own our title, calling and as move destination
   * @param zone whose days study dates are
   * @param worker name of this worker, unlike any other's
   * @param receiver the door that instances enter by
   * @param index what is there already
   * @param backfills old studies that are asked for
   */
  public record Surroundings(
      AeTitle own,
      ZoneId zone,
      String worker,
      InstanceReceiver receiver,
      SeriesIndex index,
      BackfillStore backfills,
      Clock clock) {}

  public static SourceWatch start(List<Source> sources, Surroundings surroundings) {
    SourceWatch watch = new SourceWatch();
    sources.forEach(source -> watch.run(source.name(), watch.steps(source, surroundings)));
    return watch;
  }

  private Runnable steps(Source source, Surroundings here) {
    SourceScope scope = source.scope();
    StudySource asked = open(source, here.receiver(), here.own());
    StudyFetcher fetcher = new StudyFetcher(asked, scope, here.index());
    stops.add(fetcher::stop);
    Pauses pauses = new Pauses(new Random());
    BackfillWalker walker =
        new BackfillWalker(
            asked, scope, fetcher, here.backfills(), here.worker(), here.clock(), pauses);
    if (!scope.polled()) {
      return walker::step;
    }
    SourcePoller poller =
        new SourcePoller(asked, scope, fetcher, here.clock(), here.zone(), pauses);
    return () -> {
      poller.step();
      walker.step();
    };
  }

  private StudySource open(Source source, InstanceReceiver receiver, AeTitle own) {
    if (source instanceof Source.Dimse dimse) {
      QueryConnection connection = new QueryConnection(dimse, own, TIMEOUT);
      stops.add(connection::close);
      return new DimseSource(dimse.name(), connection);
    }
    return new DicomWebSource(new DicomWebClient((Source.DicomWeb) source, receiver, TIMEOUT));
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

  /**
   * Waits some seconds for the series that is being fetched. Threads are not interrupted: the
   * embedded database closes its file when one is that writes it.
   */
  @Override
  public void close() {
    threads.forEach(ScheduledExecutorService::shutdown);
    stops.forEach(Runnable::run);
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
