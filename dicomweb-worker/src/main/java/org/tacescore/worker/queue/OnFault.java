package org.tacescore.worker.queue;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a task that threw: a {@link TransientFault} is tried again to a limit, anything
 * else is dead at once. Either way the row keeps the cause, and is changed before the task is.
 */
final class OnFault implements FailureHandler<Void> {
  private static final Logger LOG = LoggerFactory.getLogger(OnFault.class);
  private final Labour labour;
  private final RetryPolicy policy;
  private final RandomGenerator random;

  OnFault(Labour labour, RetryPolicy policy, RandomGenerator random) {
    this.labour = labour;
    this.policy = policy;
    this.random = random;
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    String id = complete.getExecution().getId();
    String task = complete.getExecution().getTaskName();
    int faults = complete.getExecution().consecutiveFailures + 1;
    Throwable fault =
        complete.getCause().orElseGet(() -> new TransientFault("the execution was lost"));
    if (fault instanceof TransientFault && faults < policy.limit()) {
      Instant next = complete.getTimeDone().plus(policy.pause(faults, random));
      LOG.warn("{} {} waits until {}: {}", task, id, next, Cause.text(fault));
      labour.postponed(id, Cause.text(fault));
      operations.reschedule(complete, next);
    } else {
      LOG.error("{} {} is given up after {} faults: {}", task, id, faults, Cause.trace(fault));
      labour.dead(id, Cause.text(fault));
      operations.remove();
    }
  }
}
