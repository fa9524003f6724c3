package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.kernels.opencl.Backends;
import org.tacescore.kernels.opencl.OpenClUnavailableException;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.segio.ImageFile;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.worker.cli.CacheFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the radiomics engine. */
@Command(
    name = "radiomics",
    description = {
      "Times the extraction of features and its stages on each backend, warm and cold, and beside"
          + " it PyRadiomics where a Python has it.",
      "Without --image: a lesion of 200 000 voxels, and a region with as many grey levels as a"
          + " chest CT."
    },
    mixinStandardHelpOptions = true)
public final class RadiomicsBenchCommand implements Callable<Integer> {
  private static final String SETTINGS =
      """
      imageType: {Original: {}, LoG: {sigma: [1.0]}, Wavelet: {}}
      setting: {binWidth: 5}
      """;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--image", paramLabel = "FILE", description = "An image of your own.")
  private @Nullable Path image;

  @Option(names = "--mask", paramLabel = "FILE", description = "Its mask, label 1.")
  private @Nullable Path mask;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "PyRadiomics parameter file (default: 944 features, bin width 5).")
  private @Nullable Path settings;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Runs of each piece; the later half counts as warm (default: ${DEFAULT-VALUE}).")
  private int runs = 10;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "Python that may have PyRadiomics (default: ${DEFAULT-VALUE}).")
  private String python = "python3";

  @Option(
      names = "--large",
      description = "Also a region of 20 million voxels, once (heap of 3 GB).")
  private boolean large;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("research_use_only", true);
    report.put("machine", Machine.line());
    out().println(Machine.line());
    Path folder = Files.createTempDirectory("tacescore-bench");
    Path parameters = settings == null ? folder.resolve("settings.yaml") : settings;
    if (settings == null) {
      Files.writeString(parameters, SETTINGS);
    }
    List<Object> cases = new ArrayList<>();
    for (BenchCase one : cases()) {
      cases.add(bench(one, parameters, folder));
    }
    report.put("cases", cases);
    if (json != null) {
      Files.writeString(
          json,
          JsonMapper.builder()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .build()
                  .writeValueAsString(report)
              + "\n");
    }
    deleteFiles(folder);
    return 0;
  }

  private List<BenchCase> cases() {
    if (image != null && mask != null) {
      Volume volume = ImageFile.readVolume(image);
      Mask region = ImageFile.readMask(mask, 1, volume.geometry());
      return List.of(new BenchCase(String.valueOf(image.getFileName()), volume, region));
    }
    List<BenchCase> cases = new ArrayList<>(List.of(BenchCase.lesion(), BenchCase.manyLevels()));
    if (large) {
      cases.add(BenchCase.ball(342));
    }
    return cases;
  }

  private Map<String, Object> bench(BenchCase one, Path parameters, Path folder)
      throws IOException, InterruptedException {
    out()
        .printf(
            Locale.ROOT,
            "%n%s: %s, region of %d voxels%n",
            one.name(),
            one.image().geometry().size(),
            one.mask().voxelCount());
    boolean huge = one.mask().voxelCount() > 5_000_000;
    ExtractionSettings asked = ExtractionSettings.read(parameters);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", one.name());
    result.put("voxels", one.mask().voxelCount());
    Map<String, Object> backends = new LinkedHashMap<>();
    double warm = 0;
    for (Kernels kernels : kernels(folder)) {
      try (kernels) {
        resetPeak();
        Map<String, Timing> timings =
            new StageBench(one, asked, kernels, huge ? 1 : runs).measure();
        long peak = peakHeap() >> 20;
        print(kernels.description(), timings, peak);
        backends.put(kernels.description(), Map.of("stages_ms", timings, "peak_heap_mb", peak));
        warm = warm == 0 ? timings.get("all").medianMs() / 1000 : warm;
      }
    }
    result.put("backends", backends);
    if (!huge) {
      cold(one, parameters, folder, result);
      peer(one, parameters, folder, warm, result);
    }
    return result;
  }

  private static List<Kernels> kernels(Path folder) {
    List<Kernels> kernels = new ArrayList<>(List.of(new JvmKernels()));
    try {
      kernels.add(Backends.choose(BackendChoice.OPENCL, CacheFolder.path().resolve("native")));
    } catch (OpenClUnavailableException e) {
      // The JVM's figures stand alone.
    }
    return kernels;
  }

  private void print(String backend, Map<String, Timing> timings, long peak) {
    out().printf("  %s%n", backend);
    out().printf("    %-18s %10s %10s %10s %10s%n", "ms", "first", "warm", "least", "cpu");
    timings.forEach(
        (stage, t) ->
            out()
                .printf(
                    Locale.ROOT,
                    "    %-18s %10.1f %10.1f %10.1f %10.1f%n",
                    stage,
                    t.firstMs(),
                    t.medianMs(),
                    t.leastMs(),
                    t.cpuMs()));
    out().printf(Locale.ROOT, "    peak heap %d MB%n", peak);
    out().flush();
  }

  private void cold(BenchCase one, Path parameters, Path folder, Map<String, Object> result)
      throws IOException, InterruptedException {
    List<Double> seconds =
        ColdRun.seconds(
            NrrdFiles.write(folder.resolve(one.name() + ".nrrd"), one.image()),
            NrrdFiles.write(folder.resolve(one.name() + "-mask.nrrd"), one.mask()),
            parameters,
            folder.resolve("cold.json"),
            3);
    result.put("cold_process_s", seconds);
    out()
        .printf(
            Locale.ROOT, "  whole extract process, cold: %.2f %.2f %.2f s%n", seconds.toArray());
  }

  private void peer(
      BenchCase one, Path parameters, Path folder, double warm, Map<String, Object> result)
      throws IOException {
    Optional<JsonNode> peer = new PyRadiomicsPeer(python, folder).time(one, parameters);
    if (peer.isEmpty()) {
      out().printf("  peer: %s has no PyRadiomics; no ratio%n", python);
      return;
    }
    JsonNode figures = peer.get();
    double ratio = figures.path("cpu_s").asDouble() / warm;
    result.put("peer_pyradiomics", figures);
    result.put("peer_cpu_over_our_wall", ratio);
    out()
        .printf(
            Locale.ROOT,
            "  peer: PyRadiomics %s, %.2f s CPU, %d features: %.1f times our warm wall time%n",
            figures.path("version").asText(),
            figures.path("cpu_s").asDouble(),
            figures.path("features").asInt(),
            ratio);
  }

  private static void resetPeak() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static void deleteFiles(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
