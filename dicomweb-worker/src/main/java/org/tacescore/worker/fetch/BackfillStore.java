package org.tacescore.worker.fetch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tacescore.worker.receive.StorageFaultException;

/**
 * The durable list of backfills, so that they go on after a restart.
 *
 * <p>Every method throws {@link StorageFaultException} if the surroundings failed.
 */
public interface BackfillStore {

  void add(Backfill backfill);

  /** The latest first, at most some hundreds. */
  List<Backfill> list();

  Optional<Backfill> find(String id);

  /**
   * The oldest running backfill of a source, for one worker alone; another worker may have it when
   * the lease is over.
   *
   * @param worker the worker's name
   * @param until end of the lease
   */
  Optional<Backfill> claim(String source, String worker, Instant now, Instant until);

  /**
   * Keeps how far it is.
   *
   * @return false if it was cancelled, or is another worker's
   */
  boolean save(Backfill backfill, String worker);

  /** Ends a running one. Whether it ran. */
  boolean cancel(String id, Instant now);
}
