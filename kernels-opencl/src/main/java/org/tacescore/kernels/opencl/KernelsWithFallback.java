package org.tacescore.kernels.opencl;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jocl.CLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.kernels.GlcmCounts;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;

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
  public GlcmCounts glcm(LevelGrid levels) {
    try {
      return device.glcm(levels);
    } catch (CLException e) {
      if (!fellBack.getAndSet(true)) {
        LOG.warn("{} failed, the JVM counts instead: {}", device.description(), e.getMessage());
      }
      return fallback.glcm(levels);
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
