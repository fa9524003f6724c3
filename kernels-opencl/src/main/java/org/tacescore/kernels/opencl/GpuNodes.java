package org.tacescore.kernels.opencl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whether this machine can have a GPU at all, by the device files of its operating system.
 *
 * <p>Asking OpenCL takes a tenth of a second and more, as it loads every driver with its compiler;
 * on Linux each GPU driver talks to its device through a file, and where there is none the question
 * need not be asked.
 */
final class GpuNodes {
  /** Mesa, Intel and AMD; AMD's compute driver; NVIDIA; Windows' GPU in a Linux guest; phones'. */
  private static final List<String> NODES =
      List.of("dri/renderD*", "kfd", "nvidia[0-9]*", "dxg", "mali*", "kgsl*", "pvr*", "galcore");

  private GpuNodes() {}

  /** False only on Linux, where no device file of a GPU is found. */
  static boolean possible() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    return !linux || anyIn(Path.of("/dev"));
  }

  /** Whether a folder of device files has one of a GPU. */
  static boolean anyIn(Path devices) {
    return NODES.stream().anyMatch(node -> matches(devices.resolve(node)));
  }

  private static boolean matches(Path pattern) {
    Path folder = pattern.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, pattern.getFileName().toString())) {
      return found.iterator().hasNext();
    } catch (IOException e) {
      // What cannot be listed may hold a GPU.
      return true;
    }
  }
}
