package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.kernels.opencl.Backends;
import org.tacescore.kernels.opencl.OpenClUnavailableException;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.worker.cli.CacheFolder;

/**
 * All figures of one case: stages on each backend, the whole process, the peer; told as they come.
 */
final class CaseBench {
  /** Larger regions are measured once and on the JVM alone. */
  private static final int LARGE = 5_000_000;

  private static final int COLD_RUNS = 3;

  private final BenchCase one;
  private final Path settings;
  private final Path folder;
  private final PrintWriter out;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /**
   * Figures to be measured.
   *
   * @param settings PyRadiomics parameter file
   * @param folder for the files of other processes
   */
  CaseBench(BenchCase one, Path settings, Path folder, PrintWriter out) {
    this.one = one;
    this.settings = settings;
    this.folder = folder;
    this.out = out;
  }

  /** The figures by name, as JSON holds them. */
  Map<String, Object> measure(int runs, String python) throws IOException, InterruptedException {
    int voxels = one.mask().voxelCount();
    out.printf(
        "%n%s: %s, region of %d voxels%n", one.name(), one.image().geometry().size(), voxels);
    figures.put("name", one.name());
    figures.put("voxels", voxels);
    if (voxels > LARGE) {
      stages(new JvmKernels(), 1);
      return figures;
    }
    double warmMs = stages(new JvmKernels(), runs);
    Optional<Kernels> device = device();
    if (device.isPresent()) {
      stages(device.get(), runs);
    }
    cold();
    peer(python, warmMs / 1000);
    return figures;
  }

  private static Optional<Kernels> device() {
    try {
      return Optional.of(
          Backends.choose(BackendChoice.OPENCL, CacheFolder.path().resolve("native")));
    } catch (OpenClUnavailableException e) {
      return Optional.empty();
    }
  }

  /** Returns the warm time of the whole extraction, in milliseconds. */
  private double stages(Kernels kernels, int runs) {
    try (kernels) {
      StageBench bench = new StageBench(one, ExtractionSettings.read(settings), kernels, runs);
      PeakHeap.forget();
      Timing whole = bench.whole();
      long peak = PeakHeap.megabytes();
      Map<String, Timing> timings = new LinkedHashMap<>(Map.of("whole", whole));
      timings.putAll(bench.stages());
      print(kernels.description(), timings, peak);
      figures.put(kernels.description(), Map.of("ms", timings, "peak_heap_mb", peak));
      return whole.medianMs();
    }
  }

  private void print(String backend, Map<String, Timing> timings, long peak) {
    out.printf("  %s%n", backend);
    out.printf("    %-26s %9s %9s %9s %9s%n", "ms", "first", "warm", "least", "cpu");
    timings.forEach(
        (stage, t) ->
            out.printf(
                Locale.ROOT,
                "    %-26s %9.1f %9.1f %9.1f %9.1f%n",
                stage,
                t.firstMs(),
                t.medianMs(),
                t.leastMs(),
                t.cpuMs()));
    out.printf("    peak heap %d MB, garbage included%n", peak);
    out.flush();
  }

  private void cold() throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    Path image = NrrdFiles.write(folder.resolve(one.name() + ".nrrd"), one.image());
    Path mask = NrrdFiles.write(folder.resolve(one.name() + "-mask.nrrd"), one.mask());
    for (int run = 0; run < COLD_RUNS; run++) {
      seconds.add(ColdRun.seconds(image, mask, settings, folder.resolve("cold.json")));
    }
    figures.put("cold_process_s", seconds);
    out.printf("  whole extract process, cold, s:");
    seconds.forEach(s -> out.printf(Locale.ROOT, " %.2f", s));
    out.println();
    out.flush();
  }

  private void peer(String python, double warm) throws IOException {
    Optional<JsonNode> peer = new PyRadiomicsPeer(python, folder).time(one, settings);
    if (peer.isEmpty()) {
      out.printf("  peer: %s has no PyRadiomics; no ratio%n", python);
      return;
    }
    double cpu = peer.get().path("cpu_s").asDouble();
    figures.put("peer_pyradiomics", peer.get());
    figures.put("peer_cpu_over_our_wall", cpu / warm);
    out.printf(
        Locale.ROOT,
        "  peer: PyRadiomics %s, %.2f s CPU, %d features: %.1f times our warm wall time%n",
        peer.get().path("version").asText(),
        cpu,
        peer.get().path("features").asInt(),
        cpu / warm);
  }
}
