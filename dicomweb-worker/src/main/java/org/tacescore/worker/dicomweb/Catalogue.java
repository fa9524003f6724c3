package org.tacescore.worker.dicomweb;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tacescore.worker.receive.StorageFaultException;

/**
 * What of the worker's store can be searched and retrieved: received instances whose files are kept
 * and that no rejection note took back, and objects that jobs made and nobody retracted.
 *
 * <p>It follows the index of received instances and the jobs, study by study, when {@link #refresh}
 * is called. All methods throw {@link StorageFaultException} if the surroundings failed.
 */
public interface Catalogue {

  /**
   * Studies of which something came, was made, taken back or given up since they were refreshed.
   *
   * @param most how many are told at most
   */
  List<String> stale(int most);

  /** Whether a study is among the {@linkplain #stale stale} ones. */
  boolean isStale(String studyInstanceUid);

  /** Hashes of the files that a refresh of this study will read. */
  List<String> unread(String studyInstanceUid);

  /**
   * Brings a study up to date, in one transaction.
   *
   * @param reader reads the file with a hash; empty if that cannot be done, which leaves it out
   */
  void refresh(String studyInstanceUid, Function<String, Optional<Headline>> reader);

  /**
   * Results in a fixed order: the latest study first, series and instances by their numbers. A
   * study or series without instances is not found.
   */
  List<FoundResource> find(Search search);

  /** How many results a search has without its limit and offset. */
  long count(Search search);

  /**
   * The instances of a study, a series, or the one of an instance, in the order of {@link #find}.
   */
  List<CataloguedInstance> instances(ResourceUids where);
}
