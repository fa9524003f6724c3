package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.NativeCache;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.cli.Main;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.pipeline.StageListener;

/** Scores one patient's folder again and again, here and in a process of its own. */
final class PipelineBench {
  private final Path patient;
  private final List<RecipeBundle> bundles;
  private final Optional<Path> recipeFolder;
  private final Path work;

  PipelineBench(Path patient, List<RecipeBundle> bundles, Optional<Path> recipeFolder, Path work) {
    this.patient = patient;
    this.bundles = bundles;
    this.recipeFolder = recipeFolder;
    this.work = work;
  }

  /** Wall time of the first run, and the median of the later half, milliseconds. */
  record Milliseconds(double first, double warm) {}

  /**
   * What the runs took.
   *
   * @param seconds median wall time of the later half
   * @param processor the same of processor time, of all threads together
   * @param stages own time of each stage
   */
  record Warm(double seconds, double processor, Map<String, Milliseconds> stages) {}

  String describe() {
    return run().describe();
  }

  private FolderRun run() {
    return new FolderRun(patient, bundles, ReportConfig.defaults(), work.resolve("out"));
  }

  Warm warm(int runs) throws IOException {
    NativeCache.useFolder(CacheFolder.path().resolve("native"));
    Map<String, double[]> stages = new LinkedHashMap<>();
    double[] wall = new double[runs];
    double[] cpu = new double[runs];
    try (Kernels kernels = new JvmKernels();
        Networks networks =
            new Networks(
                CacheFolder.path().resolve("networks"),
                Runtime.getRuntime().availableProcessors())) {
      for (int run = 0; run < runs; run++) {
        long before = Timing.SYSTEM.getProcessCpuTime();
        wall[run] = once(run, runs, stages, kernels, networks) / 1e9;
        cpu[run] = (Timing.SYSTEM.getProcessCpuTime() - before) / 1e9;
      }
    }
    Map<String, Milliseconds> told = new LinkedHashMap<>();
    stages.forEach((name, ms) -> told.put(name, new Milliseconds(ms[0], median(ms))));
    return new Warm(median(wall), median(cpu), told);
  }

  private long once(
      int run, int runs, Map<String, double[]> stages, Kernels kernels, Networks networks)
      throws IOException {
    StageListener listener =
        (stage, what, nanos) ->
            stages
                    .computeIfAbsent(
                        stage.name().toLowerCase(Locale.ROOT), name -> new double[runs])[run] +=
                nanos / 1e6;
    long start = System.nanoTime();
    StudyFolder folder = StudyFolder.read(run().patient());
    stages.computeIfAbsent("headers", name -> new double[runs])[run] =
        (System.nanoTime() - start) / 1e6;
    run().score(folder, kernels, networks, listener);
    return System.nanoTime() - start;
  }

  /** Wall time of a process of {@code score}, from its start to its end. */
  double freshSeconds() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-Xmx3g",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "score",
            "--study",
            patient.toString(),
            "--clinical",
            patient.resolve("clinical.json").toString(),
            "--backend",
            "jvm",
            "--out",
            work.resolve("fresh").toString()));
    recipeFolder.ifPresent(folder -> command.addAll(List.of("--bundles", folder.toString())));
    bundles.forEach(bundle -> command.addAll(List.of("--recipe", bundle.recipe().id())));
    Path said = work.resolve("fresh.log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(
          "score ended with %d: %s".formatted(process.exitValue(), Files.readString(said)));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.copyOfRange(values, values.length / 2, values.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
