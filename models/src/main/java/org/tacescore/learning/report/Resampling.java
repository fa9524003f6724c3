package org.tacescore.learning.report;

/**
 * How bootstrap intervals are drawn.
 *
 * @param replicates 1 or more
 */
public record Resampling(int replicates, long seed) {
  /** 1,000 replicates. */
  public static Resampling of(long seed) {
    return new Resampling(1000, seed);
  }

  public Resampling {
    InvalidReportException.require(replicates > 0, "%d replicates", replicates);
  }
}
