package org.tacescore.worker.queue;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Clock;
import org.tacescore.worker.assemble.Assembler;

/** The worker's queue with its own tasks on its own tables, run by hand in the caller's thread. */
public final class SteppedQueue implements AutoCloseable {
  /** A look at the rendezvous makes jobs due, a job deliveries, a delivery nothing. */
  private static final int ROUNDS = 4;

  private final Assembler assembler;
  private final ManualScheduler scheduler;
  private final Clock clock;

  private SteppedQueue(Assembler assembler, ManualScheduler scheduler, Clock clock) {
    this.assembler = assembler;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * @param clock tells what is due
   */
  public static SteppedQueue of(
      Database database, Stations stations, QueueSettings settings, Clock clock) {
    QueueTasks tasks = QueueTasks.of(database.transactions(), stations, settings, clock);
    ManualScheduler scheduler =
        TestHelper.createManualScheduler(database.dataSource(), tasks.all())
            .clock(new SettableClock())
            .build();
    scheduler.start();
    return new SteppedQueue(stations.assembler(), scheduler, clock);
  }

  /** Does all that is due by the clock, and what that makes due. */
  public void runDue() {
    for (int round = 0; round < ROUNDS; round++) {
      assembler.evaluateDue();
      scheduler.setTime(clock.instant());
      scheduler.runAnyDueExecutions();
    }
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
