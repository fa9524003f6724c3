package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.Architecture;
import org.tacescore.network.NativeCache;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.SavedModelWriter;
import org.tacescore.worker.cli.CacheFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the networks. */
@Command(
    name = "networks",
    description = {
      "Times each network at its shipped size with seeded weights: warm at batch 1 and 8, and the"
          + " first run of a fresh process with its resident memory.",
      "ResNet-34 at batch 8 also beside ONNX Runtime and torch, same weights, in turns."
    },
    mixinStandardHelpOptions = true)
public final class NetworksBenchCommand implements Callable<Integer> {
  private static final int BATCH = 8;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Runs of each piece; the later half counts as warm (default: ${DEFAULT-VALUE}).")
  private int runs = 6;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds beside the peers (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of one run (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "Python that may have torchvision (default: ${DEFAULT-VALUE}).")
  private String python = "/usr/bin/python3";

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    BenchReport.run(out, json, "networks", folder -> figures(folder, out));
    return 0;
  }

  private Map<String, Object> figures(Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    Path nativeCache = CacheFolder.path().resolve("native");
    NativeCache.useFolder(nativeCache);
    Map<String, Object> figures = new LinkedHashMap<>();
    out.printf(
        "%n%-14s %10s %10s %10s %10s %10s %10s%n",
        "ms", "b1 first", "b1 warm", "b8 warm", "b8 cpu", "fresh s", "fresh MB");
    for (Architecture architecture : Architecture.ALL) {
      figures.put(architecture.id(), measure(architecture, nativeCache, folder, out));
    }
    figures.put("resnet34 beside peers", peers(folder, out));
    return figures;
  }

  private Map<String, Object> measure(
      Architecture architecture, Path nativeCache, Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    NetworkSpec network = architecture.shipped();
    Path model = folder.resolve(architecture.id());
    SavedModelWriter.write(model, network, SavedModelWriter.seeded(network, 1));
    FreshProcess fresh = FreshProcess.of(nativeCache, model, network.contract(), threads);
    try (NetworkRun run = new NetworkRun(model, network.contract(), threads)) {
      Timing one = time(run, NetworkRun.noise(network.contract(), 1));
      Timing batch = time(run, NetworkRun.noise(network.contract(), BATCH));
      out.printf(
          Locale.ROOT,
          "%-14s %10.1f %10.1f %10.1f %10.1f %10.2f %10d%n",
          architecture.id(),
          one.firstMs(),
          one.medianMs(),
          batch.medianMs(),
          batch.cpuMs(),
          fresh.seconds(),
          fresh.residentMb());
      out.flush();
      return Map.of("batch_1", one, "batch_8", batch, "fresh_process", fresh);
    }
  }

  private Timing time(NetworkRun run, NetworkInput input) {
    return Timing.of(runs, () -> run.logits(input));
  }

  private List<Map<String, Object>> peers(Path folder, PrintWriter out) throws IOException {
    PeerBench bench = new PeerBench(folder, python, threads, out);
    return bench.measure(BATCH, runs, rounds);
  }
}
