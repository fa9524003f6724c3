package org.tacescore.worker.queue;

import java.util.List;
import org.tacescore.worker.assemble.Assembler;
import org.tacescore.worker.receive.ObjectStore;

/**
 * What the queue sets to work.
 *
 * @param assembler looks at the rendezvous
 * @param scorer scores a job
 * @param store keeps a job's objects
 * @param courier brings them to the destinations
 * @param destinations names of the destinations that every object goes to; may be empty
 * @param milestones hears of the points between commits
 * @param shadow whether what is made is kept and not sent
 * @param notifier tells listeners of what people should know
 */
public record Stations(
    Assembler assembler,
    StudyScorer scorer,
    ObjectStore store,
    Courier courier,
    List<String> destinations,
    MilestoneListener milestones,
    boolean shadow,
    Notifier notifier) {

  public Stations {
    destinations = List.copyOf(destinations);
  }

  /** That send what they make, and tell nobody else. */
  public Stations(
      Assembler assembler,
      StudyScorer scorer,
      ObjectStore store,
      Courier courier,
      List<String> destinations,
      MilestoneListener milestones) {
    this(assembler, scorer, store, courier, destinations, milestones, false, Notifier.NONE);
  }
}
