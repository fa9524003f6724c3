package org.tacescore.kernels.opencl;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.tacescore.kernels.JvmKernels;

/**
 * What a JVM on the simulated device does: every kernel, in each way of counting, compared with the
 * JVM's. Started by {@link OclgrindTest}; everything that it prints begins with {@link #OURS}, so
 * that whatever else is printed is the simulator's.
 */
final class OclgrindRun {
  static final String OURS = "run: ";
  static final String KERNEL = OURS + "kernel ";

  private OclgrindRun() {}

  /** Argument: a folder for the native library. Exit status 1 when anything differs. */
  public static void main(String[] arguments) {
    OpenClDevice device = Backends.devices(Path.of(arguments[0])).get(0);
    System.out.println(OURS + "platform " + device.platform());
    int differing = 0;
    TreeSet<String> kernelsRun = new TreeSet<>();
    for (Counting counting : Counting.values()) {
      try (OpenClKernels kernels =
          OpenClKernels.on(device, counting, DeviceMemory.of(device), KernelTimes.notKept())) {
        for (KernelCase each : KernelCase.tiny().toList()) {
          List<String> differences = each.differences(kernels);
          differing += differences.size();
          System.out.printf("%s%s, %s: %s%n", OURS, counting, each, differences);
        }
        for (KernelCheck check : FilterCases.tiny().toList()) {
          boolean agree = check.agree(kernels, new JvmKernels());
          differing += agree ? 0 : 1;
          System.out.printf("%s%s, %s: %s%n", OURS, counting, check.what(), agree);
        }
        kernelsRun.addAll(kernels.kernelsRun());
      }
    }
    kernelsRun.forEach(kernel -> System.out.println(KERNEL + kernel));
    System.exit(differing == 0 ? 0 : 1);
  }
}
