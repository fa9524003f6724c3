package org.tacescore.segio;

/** The steps that filling contours has taken; so many are allowed and no more. */
final class FillWork {
  /** Some two seconds; a body of 1000 slices with holes is a quarter of it. */
  private static final long MOST = 1_000_000_000L;

  private long spent;

  /** Adds steps and tells whether all are still allowed. */
  boolean spend(long steps) {
    spent += steps;
    return spent <= MOST;
  }
}
