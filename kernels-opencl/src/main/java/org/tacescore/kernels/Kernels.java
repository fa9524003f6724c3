package org.tacescore.kernels;

import java.util.List;

/**
 * Counts the texture matrices of a region. All implementations give the same whole numbers.
 *
 * <p>Safe for use by several threads. {@link #close()} frees what a device holds. The level grid's
 * margin must be at least as wide as the longest step.
 */
public interface Kernels extends AutoCloseable {

  /**
   * Co-occurrences of grey levels, one matrix a step.
   *
   * @param steps of which of each opposite pair at most one should be given
   * @param ordered true counts pairs (voxel, voxel + step): row is the voxel's rank, column that of
   *     the other; false counts each pair in the place where the row is not above the column
   */
  List<CountMatrix> cooccurrences(LevelGrid levels, List<Step> steps, boolean ordered);

  /** Runs of equal levels, one matrix a step. */
  List<RunCounts> runs(LevelGrid levels, List<Step> steps);

  /**
   * Zones: sets of voxels of equal level that are connected by steps and their opposites; how often
   * a zone of a level (row: rank) has a size in voxels (column).
   */
  CountMatrix zones(LevelGrid levels, List<Step> steps);

  /**
   * What surrounds each voxel, at the ends of steps and their opposites.
   *
   * @param alpha largest difference of dependent grey levels, 0 or more
   */
  NeighbourCounts neighbours(LevelGrid levels, List<Step> steps, int alpha);

  /** Backend, device and driver version, for provenance. */
  String description();

  @Override
  void close();
}
