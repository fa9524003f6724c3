package org.tacescore.worker.receive;

import java.util.Set;

/** What the index knows of a series, so that what is there is not fetched again. */
@FunctionalInterface
public interface SeriesIndex {

  /**
   * SOP Instance UIDs of a series that were received, or that this software made.
   *
   * @throws StorageFaultException if the surroundings failed
   */
  Set<String> instancesOf(String seriesInstanceUid);
}
