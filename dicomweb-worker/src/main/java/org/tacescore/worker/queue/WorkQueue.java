package org.tacescore.worker.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is due: jobs one at a time, deliveries a few at a time, notices, and the look at the
 * rendezvous.
 *
 * <p>Jobs, deliveries and notices have schedulers of their own on one table, so that neither a long
 * job nor a PACS that does not answer holds up the others. A scheduler would in time delete the
 * tasks that it does not know; that is put off for a century.
 */
public final class WorkQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
  private static final int DELIVERY_THREADS = 4;
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration NEVER = Duration.ofDays(36_500);
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private final List<Scheduler> lanes;
  private final EvaluationTimer rendezvous;

  private WorkQueue(List<Scheduler> lanes, EvaluationTimer rendezvous) {
    this.lanes = lanes;
    this.rendezvous = rendezvous;
  }

  /**
   * Frees what a worker of this name left when it was killed, and starts.
   *
   * @param clock tells what is due
   * @throws DatabaseUnavailableException if another running worker has this one's name
   */
  public static WorkQueue start(
      Database database, Stations stations, QueueSettings settings, Clock clock) {
    QueueTasks tasks = QueueTasks.of(database.transactions(), stations, settings, clock);
    Lanes lanes = new Lanes(database, settings, clock);
    database.reserve(settings.workerName());
    lanes.freeOwn();
    FutureTimes.bringBack(database.transactions(), clock.instant());
    List<Scheduler> schedulers =
        List.of(
            lanes.oneTime("jobs", 1, tasks.scoreJob()),
            lanes.oneTime("deliveries", DELIVERY_THREADS, tasks.deliver()),
            lanes.oneTime("notices", 1, tasks.tell()));
    schedulers.forEach(Scheduler::start);
    EvaluationTimer timer =
        EvaluationTimer.start(
            List.of(stations.assembler()::evaluateDue, tasks.notices()::dispatch), settings.tick());
    return new WorkQueue(schedulers, timer);
  }

  /** Whether every scheduler runs. */
  public boolean running() {
    return rendezvous.running()
        && lanes.stream()
            .map(Scheduler::getSchedulerState)
            .allMatch(state -> state.isStarted() && !state.isShuttingDown());
  }

  /**
   * Ends; work that does not end within some seconds is interrupted, and run again at the start.
   */
  @Override
  public void close() {
    rendezvous.close();
    lanes.stream().parallel().forEach(Scheduler::stop);
  }

  /** Builds the schedulers of one worker. */
  private record Lanes(Database database, QueueSettings settings, Clock clock) {

    Scheduler oneTime(String lane, int threads, OneTimeTask<Void> task) {
      return Scheduler.create(database.dataSource(), List.of(task))
          .schedulerName(new SchedulerName.Fixed(name(lane)))
          .threads(threads)
          .pollingInterval(settings.pollInterval())
          .heartbeatInterval(settings.heartbeat())
          .missedHeartbeatsLimit(MISSED_HEARTBEATS)
          .deleteUnresolvedAfter(NEVER)
          .shutdownMaxWait(STOP_WAIT)
          .enablePriority()
          .failureLogging(LogLevel.DEBUG, false)
          .clock(clock::instant)
          .build();
    }

    void freeOwn() {
      Transactions transactions = database.transactions();
      Stream.of("jobs", "deliveries", "notices")
          .map(this::name)
          .forEach(
              own -> {
                int freed = transactions.run(query -> TaskRows.free(query, own));
                if (freed > 0) {
                  LOG.info("{} takes up {} tasks it had left", own, freed);
                }
              });
    }

    private String name(String lane) {
      return settings.workerName() + "/" + lane;
    }
  }
}
