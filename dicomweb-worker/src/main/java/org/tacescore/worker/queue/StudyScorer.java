package org.tacescore.worker.queue;

import org.tacescore.worker.assemble.JobRequest;

/**
 * Scores one study: the pipeline, as the queue sees it.
 *
 * <p>A function of the request and the object store: a rerun after a crash gives the same objects,
 * byte for byte.
 */
@FunctionalInterface
public interface StudyScorer {

  /**
   * Scores one study.
   *
   * @throws TransientFault if the surroundings failed; the queue tries again
   */
  ScoredStudy score(JobRequest job);
}
