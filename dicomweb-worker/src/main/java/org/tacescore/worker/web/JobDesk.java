package org.tacescore.worker.web;

import java.util.List;

/**
 * What people may do to jobs and deliveries. Each is noted in the audit; one that there is nothing
 * to do for is a {@link ProblemException}: 404 where there is no such thing, 409 where its state
 * does not allow it.
 */
public interface JobDesk {

  /**
   * Has a job that waits run before others.
   *
   * @param priority the higher is run first, from -100 to 100; 0 by default
   */
  void prioritise(String jobId, int priority);

  /** Ends a job that waits or runs; it sends nothing. */
  void cancel(String jobId);

  /** Runs a job again that failed or was cancelled. */
  void rerun(String jobId);

  /**
   * Takes back what a job has sent: a rejection note for its objects goes to the same destinations.
   */
  void retract(String jobId);

  /** Sends again what was given up. */
  void resend(String deliveryId);

  /** What was given up, newest first, at most some hundreds. */
  List<DeadLetterView> deadLetters();
}
