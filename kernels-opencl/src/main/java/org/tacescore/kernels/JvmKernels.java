package org.tacescore.kernels;

import java.util.List;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * The kernels in Java, on all cores: the reference for every other implementation.
 *
 * <p>What is counted are whole numbers, so the result does not depend on the number of threads.
 */
public final class JvmKernels implements Kernels {

  @Override
  public List<CountMatrix> cooccurrences(LevelGrid levels, List<Step> steps, boolean ordered) {
    requireMargin(levels, steps);
    return steps.parallelStream()
        .map(step -> CooccurrenceCounter.count(levels, step, ordered))
        .toList();
  }

  @Override
  public List<RunCounts> runs(LevelGrid levels, List<Step> steps) {
    requireMargin(levels, steps);
    return RunCounter.count(levels, steps);
  }

  @Override
  public CountMatrix zones(LevelGrid levels, List<Step> steps) {
    requireMargin(levels, steps);
    return ZoneCounter.count(levels, steps);
  }

  @Override
  public NeighbourCounts neighbours(LevelGrid levels, List<Step> steps, int alpha) {
    requireMargin(levels, steps);
    return NeighbourCounter.count(levels, steps, alpha);
  }

  @Override
  public float[] laplacianOfGaussian(Volume image, GridBox box, double sigmaMm) {
    return new JvmLaplacian(image, box, sigmaMm).values();
  }

  @Override
  public double[][] subBands(double[] block, GridSize size, SubBandStep step) {
    return new JvmSubBands<>(RowFilter.OF_DOUBLES, step, size).of(block).toArray(double[][]::new);
  }

  @Override
  public float[][] subBands(float[] block, GridSize size, SubBandStep step) {
    return new JvmSubBands<>(RowFilter.OF_FLOATS, step, size).of(block).toArray(float[][]::new);
  }

  private static void requireMargin(LevelGrid levels, List<Step> steps) {
    for (Step step : steps) {
      if (step.distance() > levels.margin()) {
        throw new IllegalArgumentException(
            "%s leads across a margin of %d voxels".formatted(step, levels.margin()));
      }
    }
  }

  @Override
  public String description() {
    return "JVM %s, %d processors"
        .formatted(Runtime.version(), Runtime.getRuntime().availableProcessors());
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
