package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the worker's DICOMweb service beside Orthanc's, question by question. */
@Command(
    name = "dicomweb",
    description =
        "Stores the same objects in the worker and in Orthanc, each a process of its own, and times"
            + " QIDO-RS, metadata, frames and whole files of both, one after the other; the worker"
            + " alone where this machine has no Orthanc.",
    mixinStandardHelpOptions = true)
public final class DicomwebBenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--studies",
      paramLabel = "N",
      description = "Studies of one small slice (default: ${DEFAULT-VALUE}).")
  private int studies = 10_000;

  @Option(
      names = "--slices",
      paramLabel = "N",
      description = "Slices of 512 x 512 of the series (default: ${DEFAULT-VALUE}).")
  private int slices = 300;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs; the later half counts as warm (default: ${DEFAULT-VALUE}).")
  private int runs = 6;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    BenchReport.run(out, json, "dicomweb", work -> measure(work, out));
    return 0;
  }

  private Map<String, Object> measure(Path work, PrintWriter out)
      throws IOException, InterruptedException {
    List<DicomwebServer> servers = new ArrayList<>();
    try {
      servers.add(DicomwebServer.worker(work.resolve("worker")));
      DicomwebServer.orthanc(work.resolve("orthanc")).ifPresent(servers::add);
      for (DicomwebServer server : servers) {
        long start = System.nanoTime();
        DicomwebLoad.storeStudies(server, studies);
        DicomwebLoad.storeSeries(server, slices);
        out.printf("%s: stored in %.0f s%n", server.name(), (System.nanoTime() - start) / 1e9);
        out.flush();
      }
      return compare(servers, out);
    } finally {
      servers.forEach(DicomwebServer::close);
    }
  }

  /**
   * What a question took.
   *
   * @param wall as the client saw it
   * @param serverCpuMs processor time of the server a run, without the first
   */
  private record Asked(Timing wall, double serverCpuMs) {}

  private Map<String, Object> compare(List<DicomwebServer> servers, PrintWriter out) {
    Map<String, Object> figures = new LinkedHashMap<>();
    List<Map<String, LongSupplier>> questions =
        servers.stream()
            .map(server -> new DicomwebBench(server, studies, slices).questions())
            .toList();
    for (String question : questions.get(0).keySet()) {
      Map<String, Asked> asked = new LinkedHashMap<>();
      for (int i = 0; i < servers.size(); i++) {
        LongSupplier ask = questions.get(i).getOrDefault(question, () -> 0);
        asked.put(servers.get(i).name(), ask(servers.get(i), ask));
      }
      out.println(line(question, asked));
      out.flush();
      figures.put(question, asked);
    }
    return figures;
  }

  private Asked ask(DicomwebServer server, LongSupplier question) {
    Runnable asked =
        () -> {
          long unused = question.getAsLong();
        };
    long start = System.nanoTime();
    asked.run();
    double firstMs = (System.nanoTime() - start) / 1e6;
    double cpuBefore = server.cpuMs();
    Timing later = Timing.of(runs - 1, asked);
    double cpuMs = (server.cpuMs() - cpuBefore) / (runs - 1);
    return new Asked(new Timing(firstMs, later.medianMs(), later.leastMs(), later.cpuMs()), cpuMs);
  }

  private static String line(String question, Map<String, Asked> asked) {
    StringBuilder line = new StringBuilder(question).append(':');
    asked.forEach(
        (name, took) ->
            line.append(
                " %s first %.0f, warm %.1f, least %.1f, processor %.0f ms;"
                    .formatted(
                        name,
                        took.wall().firstMs(),
                        took.wall().medianMs(),
                        took.wall().leastMs(),
                        took.serverCpuMs())));
    List<Asked> both = List.copyOf(asked.values());
    if (both.size() > 1) {
      line.append(
          " ratio %.2f, least %.2f, processor %.2f"
              .formatted(
                  both.get(0).wall().medianMs() / both.get(1).wall().medianMs(),
                  both.get(0).wall().leastMs() / both.get(1).wall().leastMs(),
                  both.get(0).serverCpuMs() / Math.max(1, both.get(1).serverCpuMs())));
    }
    return line.toString();
  }
}
