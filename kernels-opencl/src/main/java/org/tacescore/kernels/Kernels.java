package org.tacescore.kernels;

import java.util.List;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

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

  /**
   * The Laplacian of Gaussian of an image, by recursive filters ({@link RecursiveGaussian}), times
   * the square of sigma.
   *
   * @param image at least 4 voxels along each axis
   * @param box where values are wanted
   * @param sigmaMm width of the Gaussian, positive
   * @return the values in the box, column fastest, rounded to single precision after each pass
   */
  float[] laplacianOfGaussian(Volume image, GridBox box, double sigmaMm);

  /**
   * Wavelet sub-bands of a block of voxels, computed in double precision.
   *
   * @param block values, column fastest
   * @return one array for each of {@link SubBandStep#bands()}, of {@link SubBandStep#sizeOf}
   */
  double[][] subBands(double[] block, GridSize size, SubBandStep step);

  /** As above, in single precision: each product and each sum is rounded. */
  float[][] subBands(float[] block, GridSize size, SubBandStep step);

  /** Backend, device and driver version, for provenance. */
  String description();

  @Override
  void close();
}
