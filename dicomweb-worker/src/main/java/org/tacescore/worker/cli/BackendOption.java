package org.tacescore.worker.cli;

import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.kernels.opencl.Backends;
import picocli.CommandLine.Option;

/** The option {@code --backend} of commands that count in regions. */
final class BackendOption {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "auto, jvm or opencl (default: auto, a GPU whose self-test wins, else the JVM).")
  private BackendChoice backend = BackendChoice.AUTO;

  /** The kernels asked for; to be closed by the caller. */
  Kernels open() {
    return Backends.choose(backend, CacheFolder.path().resolve("native"));
  }
}
