package org.tacescore.worker.receive;

import java.time.Instant;
import java.util.Set;

/** Decides which received instances are needed no longer. */
public interface RetentionIndex {

  /**
   * Gives up the instances of every study that ended: its jobs are over, at least one of them
   * scored or was refused, all its reports are delivered, no recipe waits, nothing came and nothing
   * was done since. They stay known, so that they are not fetched again, and are taken back when
   * they are sent again; their files are no longer {@linkplain #neededFiles needed}.
   *
   * @param quietSince what came or was done since keeps a study
   * @return how many instances were given up
   * @throws StorageFaultException if the surroundings failed
   */
  int giveUp(Instant quietSince, Instant now);

  /**
   * SHA-256 of every file of the object store that is needed: {@link InstanceIndex#knownFiles} but
   * those that were given up.
   *
   * @throws StorageFaultException if the surroundings failed
   */
  Set<String> neededFiles();
}
