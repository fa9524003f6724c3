package org.tacescore.testpacs.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.tacescore.worker.pipeline.Stage;
import org.tacescore.worker.pipeline.StageListener;

/**
 * The most live heap that making each kind of object needs beyond what was live when it began: a
 * thread collects all garbage half of the time and looks at what is left. Times of such a run say
 * nothing, and what lives for less than that is not seen.
 */
final class ObjectMemory implements StageListener {
  private static final double MEGABYTE = 1 << 20;

  private final Map<String, Double> megabytes = new LinkedHashMap<>();
  private final AtomicBoolean watching = new AtomicBoolean();
  private final AtomicLong peak = new AtomicLong();
  private Thread watch = new Thread(this::look);
  private long before;
  private double kept;
  private double most;

  @Override
  public void begins(Stage stage, String what) {
    if (stage == Stage.OBJECTS) {
      before = live();
      peak.set(before);
      watching.set(true);
      watch = new Thread(this::look, "live heap");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private void look() {
    while (watching.get()) {
      long start = System.nanoTime();
      long live = live();
      peak.accumulateAndGet(live, Math::max);
      LockSupport.parkNanos(System.nanoTime() - start);
    }
  }

  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Override
  public void took(Stage stage, String what, long nanos) {
    if (stage == Stage.OBJECTS) {
      stop();
      double above = (peak.get() - before) / MEGABYTE;
      megabytes.merge(what, above, Math::max);
      most = Math.max(most, kept + above);
      kept += Math.max(0, live() - before) / MEGABYTE;
    }
  }

  private void stop() {
    watching.set(false);
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Megabytes of each kind. */
  Map<String, Double> kinds() {
    return megabytes;
  }

  /** Megabytes of all together: what is kept of the former ones and the peak of the next. */
  double together() {
    return most;
  }
}
