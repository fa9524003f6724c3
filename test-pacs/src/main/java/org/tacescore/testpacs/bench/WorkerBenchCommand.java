package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the worker as a hospital meets it: receiving, reporting, several of them. */
@Command(
    name = "worker",
    description = {
      "Times the worker: instances a second beside dcmtk's storescp and Orthanc, with its heap;"
          + " from the last instance to the report read back from Orthanc; two workers on one"
          + " PostgreSQL against one.",
      "Peers that are not installed are named and left out."
    },
    mixinStandardHelpOptions = true)
public final class WorkerBenchCommand implements Callable<Integer> {

  /** What is measured. */
  enum Part {
    RECEIVE,
    REPORT,
    WORKERS
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES}; may be repeated. Default: all.")
  private Set<Part> parts = EnumSet.noneOf(Part.class);

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = new PrintWriter(spec.commandLine().getOut(), true);
    BenchReport.run(out, json, "worker", work -> figures(out, work));
    return 0;
  }

  private Map<String, Object> figures(PrintWriter out, Path work)
      throws IOException, InterruptedException {
    Map<String, Object> figures = new LinkedHashMap<>();
    if (asked(Part.RECEIVE)) {
      figures.put("receive", new ReceiveBench(out, work).figures());
    }
    if (asked(Part.REPORT)) {
      figures.put("report", new LatencyBench(out, work).figures());
    }
    if (asked(Part.WORKERS)) {
      figures.put("workers", new TwoWorkersBench(out, work).figures());
    }
    out.println("afterwards: " + Machine.line());
    return figures;
  }

  private boolean asked(Part part) {
    return parts.isEmpty() || parts.contains(part);
  }
}
