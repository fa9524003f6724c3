package org.tacescore.testpacs.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Time of a piece of work over several runs.
 *
 * @param firstMs wall time of the first run, in milliseconds: code not yet compiled
 * @param medianMs median wall time of the later half of the runs: warm
 * @param leastMs shortest wall time of any run
 * @param cpuMs median processor time of the later half, of all threads together
 */
record Timing(double firstMs, double medianMs, double leastMs, double cpuMs) {
  static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Runs the work so many times, at least once. */
  static Timing of(int runs, Runnable work) {
    double[] wall = new double[runs];
    double[] cpu = new double[runs];
    for (int run = 0; run < runs; run++) {
      long cpuBefore = SYSTEM.getProcessCpuTime();
      long before = System.nanoTime();
      work.run();
      wall[run] = (System.nanoTime() - before) / 1e6;
      cpu[run] = (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e6;
    }
    return new Timing(
        wall[0],
        median(wall, runs / 2),
        Arrays.stream(wall).min().orElseThrow(),
        median(cpu, runs / 2));
  }

  private static double median(double[] values, int from) {
    double[] sorted = Arrays.copyOfRange(values, from, values.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
