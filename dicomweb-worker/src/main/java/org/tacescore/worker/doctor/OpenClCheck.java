package org.tacescore.worker.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.kernels.opencl.Backends;
import org.tacescore.kernels.opencl.OpenClUnavailableException;

/**
 * What counts features, and whether that is what the configuration asks for.
 *
 * @param backend what is asked for
 * @param nativeFolder where JOCL's library is unpacked
 * @param environment of the process
 */
record OpenClCheck(BackendChoice backend, Path nativeFolder, Map<String, String> environment)
    implements Check {

  OpenClCheck {
    environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "OpenCL";
  }

  @Override
  public Finding look() {
    return switch (backend) {
      case JVM -> Finding.ok("not asked for (backend: jvm)");
      case AUTO -> automatic();
      case OPENCL -> asked();
    };
  }

  private Finding automatic() {
    if (!Backends.gpuPossible()) {
      return Finding.ok("the JVM counts: this machine has no GPU");
    }
    if (isUnsafe()) {
      return unsafe();
    }
    Optional<String> hindrance = Backends.hindrance(nativeFolder);
    return hindrance.isEmpty()
        ? Finding.ok("a GPU counts, faster than the JVM")
        : Finding.warn(
            "there may be a GPU, and the JVM counts: " + hindrance.get(),
            "install ocl-icd-libopencl1 and the GPU's OpenCL driver, or set backend: jvm");
  }

  private Finding asked() {
    if (isUnsafe()) {
      return unsafe();
    }
    try (Kernels kernels = Backends.choose(backend, nativeFolder)) {
      return Finding.ok(kernels.description() + " counts as the JVM does");
    } catch (OpenClUnavailableException e) {
      return Finding.fail(
          String.valueOf(e.getMessage()),
          "install ocl-icd-libopencl1 and the device's driver (PoCL: pocl-opencl-icd), or set"
              + " backend: auto");
    }
  }

  /** OpenCL is not touched then: PoCL's compiler can end the process. */
  private static Finding unsafe() {
    return Finding.fail(
        "PoCL is installed, and Java was started without LD_PRELOAD of its libjsig.so",
        "start by ./tacescore, which sets it, or set LD_PRELOAD=JAVA_HOME/lib/libjsig.so");
  }

  private boolean isUnsafe() {
    return hasPocl() && !environment.getOrDefault("LD_PRELOAD", "").contains("libjsig");
  }

  private boolean hasPocl() {
    Path vendors = Path.of(environment.getOrDefault("OCL_ICD_VENDORS", "/etc/OpenCL/vendors"));
    if (!Files.isDirectory(vendors)) {
      return vendors.toString().contains("pocl");
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(vendors, "pocl*.icd")) {
      return found.iterator().hasNext();
    } catch (IOException e) {
      // What cannot be listed may hold it.
      return true;
    }
  }
}
