package org.tacescore.worker.fetch;

/**
 * What came of fetching.
 *
 * @param fetched instances that the index did not know before
 * @param lacking instances that the source lists, and that did not come or were refused
 */
record FetchTally(int fetched, int lacking) {
  static final FetchTally NOTHING = new FetchTally(0, 0);

  FetchTally plus(FetchTally other) {
    return new FetchTally(fetched + other.fetched, lacking + other.lacking);
  }
}
