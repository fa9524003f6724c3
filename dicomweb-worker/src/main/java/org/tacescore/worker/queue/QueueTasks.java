package org.tacescore.worker.queue;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The two tasks that db-scheduler wakes.
 *
 * @param scoreJob one a job; its instance is the job key
 * @param deliver one an outbox row; its instance is the row's id
 */
record QueueTasks(OneTimeTask<Void> scoreJob, OneTimeTask<Void> deliver) {

  static QueueTasks of(
      Transactions transactions, Stations stations, QueueSettings settings, Clock clock) {
    RandomGenerator random = new Random(settings.seed());
    Labour jobs =
        new JobRunner(
            transactions,
            stations.store(),
            stations.scorer(),
            stations.destinations(),
            stations.milestones(),
            clock);
    Labour deliveries =
        new DeliveryRunner(transactions, stations.courier(), stations.milestones(), clock);
    return new QueueTasks(
        oneTime(TaskRows.SCORE_JOB, jobs, settings.jobs(), random),
        oneTime(TaskRows.DELIVER, deliveries, settings.deliveries(), random));
  }

  private static OneTimeTask<Void> oneTime(
      String name, Labour labour, RetryPolicy policy, RandomGenerator random) {
    return Tasks.oneTime(name)
        .onFailure(new OnFault(labour, policy, random))
        .execute((instance, context) -> labour.run(instance.getId()));
  }
}
