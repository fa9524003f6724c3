package org.tacescore.worker.queue;

/** Hears of milestones on the thread that reached them, before it goes on. */
@FunctionalInterface
public interface MilestoneListener {

  /**
   * Called at each milestone.
   *
   * @param milestone the point that was reached
   * @param subject what reached it; no patient data
   */
  void reached(Milestone milestone, String subject);
}
