package org.tacescore.kernels.opencl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jocl.CLException;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.bench.BenchVolumes;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * A check of a machine with a GPU, in one run: its devices, whether every kernel gives the JVM's
 * bits in each way of counting, and how long each takes by the device's clock and by the wall's,
 * beside the JVM. {@code docs/benchmarks.md} says how it is run.
 *
 * <p>Exit status: 0 fine, 10 no OpenCL library, 11 no driver, 12 no such device, 13 results differ,
 * 14 a device failed.
 */
final class GpuCheck {
  private static final int RUNS = 21;
  private static final int WARM_UP = 10;

  private GpuCheck() {}

  /** Arguments: a folder for the native library; {@code any} to take other devices than GPUs. */
  public static void main(String[] arguments) {
    System.exit(check(Path.of(arguments[0]), List.of(arguments).contains("any")));
  }

  private static int check(Path nativeFolder, boolean anyDevice) {
    List<OpenClDevice> devices;
    try {
      devices = Backends.devices(nativeFolder);
    } catch (OpenClUnavailableException e) {
      System.out.println(e.getMessage());
      return e.getCause() instanceof LinkageError ? 10 : e.getCause() != null ? 11 : 12;
    }
    devices.forEach(GpuCheck::describe);
    List<OpenClDevice> chosen =
        devices.stream().filter(device -> anyDevice || device.isGpu()).toList();
    int status = chosen.isEmpty() ? 12 : 0;
    for (OpenClDevice device : chosen) {
      try {
        status = Math.max(status, equality(device) ? 0 : 13);
        times(device);
      } catch (CLException e) {
        System.out.println(device + " failed: " + e.getMessage());
        status = 14;
      }
    }
    System.out.println("exit status " + status);
    return status;
  }

  private static void describe(OpenClDevice device) {
    System.out.printf(
        "%s: %s, %d compute units, %d MiB (%d MiB a buffer), %d KiB local, groups of %d, doubles"
            + " %s%n",
        device,
        device.isGpu() ? "GPU" : device.isCpu() ? "CPU" : "other",
        device.computeUnits(),
        device.globalMemory() >> 20,
        device.mostAllocation() >> 20,
        device.localMemory() >> 10,
        device.mostWorkGroup(),
        device.hasDoubles());
  }

  private static boolean equality(OpenClDevice device) {
    List<String> differences = new ArrayList<>();
    Kernels jvm = new JvmKernels();
    for (Counting counting : Counting.values()) {
      try (OpenClKernels kernels = on(device, counting, KernelTimes.notKept())) {
        SelfTest.requireSameResults(kernels);
        KernelCase.all()
            .forEach(
                region ->
                    region
                        .differences(kernels)
                        .forEach(what -> differences.add(counting + ", " + region + ": " + what)));
        FilterCases.all()
            .filter(check -> !check.agree(kernels, jvm))
            .forEach(check -> differences.add(counting + ": " + check.what()));
      } catch (OpenClUnavailableException | BeyondDeviceException e) {
        differences.add(counting + ": " + e.getMessage());
      }
    }
    System.out.println(differences.isEmpty() ? "same bits as the JVM" : differences);
    return differences.isEmpty();
  }

  private static OpenClKernels on(OpenClDevice device, Counting counting, KernelTimes times) {
    return OpenClKernels.on(device, counting, DeviceMemory.of(device), times);
  }

  private static void times(OpenClDevice device) {
    for (Counting counting : Counting.values()) {
      if (device.isCpu() == (counting == Counting.PRIVATE)) {
        KernelTimes times = KernelTimes.kept();
        try (OpenClKernels kernels = on(device, counting, times)) {
          work().forEach((what, work) -> time(counting + ", " + what, work, kernels, times));
        }
      }
    }
  }

  private static Map<String, Consumer<Kernels>> work() {
    Map<String, Consumer<Kernels>> work = new TreeMap<>();
    for (int levels : new int[] {8, 64, 256, 878}) {
      LevelGrid grid = BenchVolumes.ball(levels);
      String of = "%3d levels, ".formatted(levels);
      work.put(of + "co-occurrences", k -> k.cooccurrences(grid, Neighbours.STEPS, false));
      work.put(of + "runs", k -> k.runs(grid, Neighbours.STEPS));
      work.put(of + "zones", k -> k.zones(grid, Neighbours.STEPS));
      work.put(of + "neighbours", k -> k.neighbours(grid, Neighbours.STEPS, 0));
    }
    Volume image = BenchVolumes.image();
    GridSize size = image.geometry().size();
    double[] block = image.toArray();
    work.put("sub-bands of an image", k -> k.subBands(block, size, BenchVolumes.allSubBands()));
    work.put("Laplacian in a box", k -> k.laplacianOfGaussian(image, BenchVolumes.BOX, 1));
    return work;
  }

  private static void time(
      String what, Consumer<Kernels> work, OpenClKernels device, KernelTimes times) {
    List<Long> walls = new ArrayList<>();
    List<Long> onDevice = new ArrayList<>();
    List<Long> jvms = new ArrayList<>();
    Kernels jvm = new JvmKernels();
    for (int run = 0; run < WARM_UP + RUNS; run++) {
      long start = System.nanoTime();
      work.accept(device);
      long end = System.nanoTime();
      Duration kernels = times.take().values().stream().reduce(Duration.ZERO, Duration::plus);
      long jvmStart = System.nanoTime();
      work.accept(jvm);
      if (run >= WARM_UP) {
        walls.add(end - start);
        onDevice.add(kernels.toNanos());
        jvms.add(System.nanoTime() - jvmStart);
      }
    }
    System.out.printf(
        "%-36s device %8.3f ms, call %8.3f ms, JVM %8.3f ms, JVM / call %6.2f%n",
        what,
        median(onDevice) / 1e6,
        median(walls) / 1e6,
        median(jvms) / 1e6,
        median(jvms) / (double) median(walls));
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
