package org.tacescore.kernels;

/**
 * Counts the texture matrices of a region. All implementations give the same whole numbers.
 *
 * <p>Safe for use by several threads. {@link #close()} frees what a device holds.
 */
public interface Kernels extends AutoCloseable {

  /**
   * Most grey levels for which a table of all pairs is counted: 13 tables then hold 872 MB. Callers
   * refuse regions with more.
   */
  int MOST_GLCM_LEVELS = 4096;

  /** Co-occurrences of grey levels in the 13 directions. */
  GlcmCounts glcm(LevelGrid levels);

  /** Backend, device and driver version, for provenance. */
  String description();

  @Override
  void close();
}
