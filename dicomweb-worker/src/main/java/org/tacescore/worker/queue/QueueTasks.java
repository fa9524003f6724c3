package org.tacescore.worker.queue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The tasks that db-scheduler wakes.
 *
 * @param scoreJob one a job; its instance is the job key
 * @param deliver one an outbox row; its instance is the row's id
 * @param tell one a notice and listener; its instance is the call's id
 * @param notices makes calls of new notices
 */
record QueueTasks(
    OneTimeTask<Void> scoreJob,
    OneTimeTask<Void> deliver,
    OneTimeTask<Void> tell,
    NoticeRunner notices) {

  static QueueTasks of(
      Transactions transactions, Stations stations, QueueSettings settings, Clock clock) {
    RandomGenerator random = new Random(settings.seed());
    Labour jobs = new JobRunner(transactions, stations, settings.workerName(), clock);
    Labour deliveries =
        new DeliveryRunner(transactions, stations.courier(), stations.milestones(), clock);
    NoticeRunner notices = new NoticeRunner(transactions, stations.notifier(), clock);
    return new QueueTasks(
        oneTime(TaskRows.SCORE_JOB, jobs, settings.jobs(), random),
        oneTime(TaskRows.DELIVER, deliveries, settings.deliveries(), random),
        oneTime(TaskRows.NOTIFY, notices, RetryPolicy.FOR_NOTICES, random),
        notices);
  }

  /** All of them, for one scheduler. */
  List<Task<?>> all() {
    return List.of(scoreJob, deliver, tell);
  }

  private static OneTimeTask<Void> oneTime(
      String name, Labour labour, RetryPolicy policy, RandomGenerator random) {
    return Tasks.oneTime(name)
        .onFailure(new OnFault(labour, policy, random))
        .execute((instance, context) -> labour.run(instance.getId()));
  }
}
