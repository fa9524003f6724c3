package org.tacescore.kernels.opencl;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jocl.CLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;
import org.tacescore.kernels.RunCounts;
import org.tacescore.kernels.Step;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * A device's kernels with the JVM behind them.
 *
 * <p>Where a call fails on the device, because it was lost or lacks memory, the JVM works instead,
 * which gives the same numbers; {@link #description()} says so from then on.
 */
final class KernelsWithFallback implements Kernels {
  private static final Logger LOG = LoggerFactory.getLogger(KernelsWithFallback.class);

  private final Kernels device;
  private final Kernels fallback = new JvmKernels();
  private final AtomicBoolean fellBack = new AtomicBoolean();

  KernelsWithFallback(Kernels device) {
    this.device = device;
  }

  @Override
  public List<CountMatrix> cooccurrences(LevelGrid levels, List<Step> steps, boolean ordered) {
    return computed(kernels -> kernels.cooccurrences(levels, steps, ordered));
  }

  @Override
  public List<RunCounts> runs(LevelGrid levels, List<Step> steps) {
    return computed(kernels -> kernels.runs(levels, steps));
  }

  @Override
  public CountMatrix zones(LevelGrid levels, List<Step> steps) {
    return computed(kernels -> kernels.zones(levels, steps));
  }

  @Override
  public NeighbourCounts neighbours(LevelGrid levels, List<Step> steps, int alpha) {
    return computed(kernels -> kernels.neighbours(levels, steps, alpha));
  }

  @Override
  public float[] laplacianOfGaussian(Volume image, GridBox box, double sigmaMm) {
    return computed(kernels -> kernels.laplacianOfGaussian(image, box, sigmaMm));
  }

  @Override
  public double[][] subBands(double[] block, GridSize size, SubBandStep step) {
    return computed(kernels -> kernels.subBands(block, size, step));
  }

  @Override
  public float[][] subBands(float[] block, GridSize size, SubBandStep step) {
    return computed(kernels -> kernels.subBands(block, size, step));
  }

  private <T> T computed(Function<Kernels, T> work) {
    try {
      return work.apply(device);
    } catch (CLException | BeyondDeviceException e) {
      if (!fellBack.getAndSet(true)) {
        LOG.warn("{} failed, the JVM works instead: {}", device.description(), e.getMessage());
      }
      return work.apply(fallback);
    }
  }

  @Override
  public String description() {
    return fellBack.get()
        ? device.description() + ", in part " + fallback.description()
        : device.description();
  }

  @Override
  public void close() {
    device.close();
  }
}
