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

/**
 * A device's kernels with the JVM behind them.
 *
 * <p>Where a call fails on the device, because it was lost or lacks memory, the JVM counts instead,
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
    return counted(kernels -> kernels.cooccurrences(levels, steps, ordered));
  }

  @Override
  public List<RunCounts> runs(LevelGrid levels, List<Step> steps) {
    return counted(kernels -> kernels.runs(levels, steps));
  }

  @Override
  public CountMatrix zones(LevelGrid levels, List<Step> steps) {
    return counted(kernels -> kernels.zones(levels, steps));
  }

  @Override
  public NeighbourCounts neighbours(LevelGrid levels, List<Step> steps, int alpha) {
    return counted(kernels -> kernels.neighbours(levels, steps, alpha));
  }

  private <T> T counted(Function<Kernels, T> count) {
    try {
      return count.apply(device);
    } catch (CLException | DeviceMemoryException e) {
      if (!fellBack.getAndSet(true)) {
        LOG.warn("{} failed, the JVM counts instead: {}", device.description(), e.getMessage());
      }
      return count.apply(fallback);
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
