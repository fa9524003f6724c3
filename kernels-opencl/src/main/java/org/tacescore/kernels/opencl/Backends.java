package org.tacescore.kernels.opencl;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jocl.CLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;

/**
 * Chooses the kernels: the one place that knows whether OpenCL is there.
 *
 * <p>To be called once a process. A native library that failed to load fails again in the same JVM,
 * so there is nothing to retry.
 */
public final class Backends {
  private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

  private Backends() {}

  /**
   * The kernels to use; to be closed by the caller.
   *
   * @param nativeFolder private folder for JOCL's native library; made when it is missing
   * @throws OpenClUnavailableException when OpenCL is asked for by name and no device can be used
   */
  public static Kernels choose(BackendChoice choice, Path nativeFolder) {
    return switch (choice) {
      case JVM -> new JvmKernels();
      case OPENCL -> openCl(nativeFolder);
      case AUTO -> automatic(nativeFolder);
    };
  }

  /**
   * Why {@link BackendChoice#AUTO} takes the JVM, for people; empty where it takes a GPU.
   *
   * @param nativeFolder as for {@link #choose}
   */
  public static Optional<String> hindrance(Path nativeFolder) {
    try (Kernels gpu = fasterGpu(nativeFolder)) {
      LOG.debug("{} would count", gpu.description());
      return Optional.empty();
    } catch (OpenClUnavailableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether this machine can have a GPU at all; OpenCL is not asked. */
  public static boolean gpuPossible() {
    return GpuNodes.possible();
  }

  private static Kernels automatic(Path nativeFolder) {
    try {
      return fasterGpu(nativeFolder);
    } catch (OpenClUnavailableException e) {
      Kernels jvm = new JvmKernels();
      LOG.info("{} counts; OpenCL is not used: {}", jvm.description(), e.getMessage());
      return jvm;
    }
  }

  private static Kernels fasterGpu(Path nativeFolder) {
    if (!GpuNodes.possible()) {
      throw new OpenClUnavailableException("this machine has no GPU");
    }
    List<OpenClDevice> gpus = devices(nativeFolder).stream().filter(OpenClDevice::isGpu).toList();
    if (gpus.isEmpty()) {
      throw new OpenClUnavailableException("no GPU among the OpenCL devices");
    }
    Kernels gpu = firstTrusted(gpus);
    Duration onGpu = SelfTest.fastest(gpu);
    Duration onJvm = SelfTest.fastest(new JvmKernels());
    if (onGpu.compareTo(onJvm) >= 0) {
      gpu.close();
      throw new OpenClUnavailableException(
          "%s is not faster than the JVM (%d against %d us)"
              .formatted(gpu.description(), onGpu.toNanos() / 1000, onJvm.toNanos() / 1000));
    }
    LOG.info("{} counts", gpu.description());
    return gpu;
  }

  private static Kernels openCl(Path nativeFolder) {
    Comparator<OpenClDevice> gpusFirst =
        Comparator.comparing((OpenClDevice device) -> !device.isGpu())
            .thenComparing(OpenClDevice::isCpu);
    Kernels kernels = firstTrusted(devices(nativeFolder).stream().sorted(gpusFirst).toList());
    LOG.info("{} counts", kernels.description());
    return kernels;
  }

  /** Devices of this machine, with every way in which OpenCL can be missing as one exception. */
  static List<OpenClDevice> devices(Path nativeFolder) {
    try {
      NativeLibrary.load(nativeFolder);
      List<OpenClDevice> devices = OpenClDevice.all();
      if (devices.isEmpty()) {
        throw new OpenClUnavailableException("the OpenCL drivers offer no device");
      }
      return devices;
    } catch (LinkageError | CLException | UnsupportedOperationException | IOException e) {
      throw new OpenClUnavailableException("OpenCL cannot be used: " + firstLine(e), e);
    }
  }

  private static Kernels firstTrusted(List<OpenClDevice> devices) {
    OpenClUnavailableException failure = new OpenClUnavailableException("no OpenCL device");
    for (OpenClDevice device : devices) {
      try {
        return trusted(device);
      } catch (OpenClUnavailableException e) {
        failure = e;
      } catch (CLException e) {
        failure = new OpenClUnavailableException(device + " failed: " + firstLine(e), e);
      }
    }
    throw failure;
  }

  private static Kernels trusted(OpenClDevice device) {
    OpenClKernels kernels = OpenClKernels.on(device);
    try {
      SelfTest.requireSameResults(kernels);
      return new KernelsWithFallback(kernels);
    } catch (OpenClUnavailableException | CLException e) {
      kernels.close();
      throw e;
    }
  }

  private static String firstLine(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return e.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse("");
  }
}
