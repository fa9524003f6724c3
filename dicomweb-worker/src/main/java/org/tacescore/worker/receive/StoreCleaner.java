package org.tacescore.worker.receive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up what is older than the retention, and removes files that nothing refers to: of instances
 * given up, of an instance that came again in another encoding, of jobs that did not commit, and
 * what is no DICOM.
 *
 * <p>A file is let alone for an hour after it was written, for its entry may be on its way. To be
 * run after {@link InstanceReceiver#recover}, which enters what a killed process did not.
 */
public final class StoreCleaner {
  private static final Logger LOG = LoggerFactory.getLogger(StoreCleaner.class);
  static final Duration GRACE = Duration.ofHours(1);

  private final ObjectStore store;
  private final RetentionIndex retained;
  private final Optional<Duration> retention;
  private final Clock clock;

  /**
   * @param retention how long studies are kept after their end; empty for good
   */
  public StoreCleaner(
      ObjectStore store, RetentionIndex retained, Optional<Duration> retention, Clock clock) {
    this.store = store;
    this.retained = retained;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Cleans once.
   *
   * @return how many files were removed
   * @throws StorageFaultException if the surroundings failed; what was not done is done next time
   */
  public int clean() {
    Instant now = clock.instant();
    int givenUp = retention.map(kept -> retained.giveUp(now.minus(kept), now)).orElse(0);
    Set<String> needed = retained.neededFiles();
    int removed = 0;
    for (StoredObject object : store.objects()) {
      if (!needed.contains(object.sha256())
          && store.removeOlderThan(object.sha256(), now.minus(GRACE))) {
        removed++;
      }
    }
    if (givenUp > 0 || removed > 0) {
      LOG.info("{} instances were given up, {} files removed", givenUp, removed);
    }
    return removed;
  }
}
