package org.tacescore.endtoend;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.WorkerConfig;
import org.tacescore.worker.queue.Milestone;

/**
 * Main class of a worker that ends at a milestone as if it had been killed there: no hook, no
 * {@code finally}, no other thread runs after.
 */
final class HaltingWorker {
  /** The exit status of a process that SIGKILL ended. */
  static final int KILLED = 128 + 9;

  private HaltingWorker() {}

  /**
   * @param arguments configuration file, name of the {@link Milestone}
   */
  public static void main(String... arguments) throws InterruptedException {
    WorkerConfig config = WorkerConfig.read(Path.of(arguments[0]));
    Milestone end = Milestone.valueOf(arguments[1]);
    RunningWorker.start(
        config,
        config.dataDir().resolve("native"),
        Clock.systemUTC(),
        (reached, subject) -> {
          if (reached == end) {
            Runtime.getRuntime().halt(KILLED);
          }
        });
    new CountDownLatch(1).await();
  }
}
