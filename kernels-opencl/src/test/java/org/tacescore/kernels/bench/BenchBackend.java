package org.tacescore.kernels.bench;

import java.nio.file.Path;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.kernels.opencl.Backends;

/** The kernels that a benchmark compares. */
final class BenchBackend {
  private BenchBackend() {}

  static Kernels open(BackendChoice choice) {
    String user = System.getProperty("user.name");
    return Backends.choose(
        choice, Path.of(System.getProperty("java.io.tmpdir"), "tacescore-bench-" + user));
  }
}
