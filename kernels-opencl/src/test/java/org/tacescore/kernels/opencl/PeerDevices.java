package org.tacescore.kernels.opencl;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.List;

/** Real OpenCL devices for tests: skips them, or fails with CI=true, where there are none. */
final class PeerDevices {
  private PeerDevices() {}

  static OpenClDevice first(Path nativeFolder) {
    try {
      List<OpenClDevice> devices = Backends.devices(nativeFolder);
      return devices.get(0);
    } catch (OpenClUnavailableException e) {
      String missing = "no OpenCL device (Debian packages pocl-opencl-icd, ocl-icd-libopencl1)";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(missing, e);
      }
      return abort(missing + ": " + e.getMessage());
    }
  }
}
