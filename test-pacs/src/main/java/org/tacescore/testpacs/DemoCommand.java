package org.tacescore.testpacs;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tacescore.testpacs.demo.Demo;
import org.tacescore.testpacs.demo.DemoResult;
import org.tacescore.testpacs.viewer.OhifInstallation;
import org.tacescore.testpacs.viewer.ViewerException;
import org.tacescore.worker.cli.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the whole way on phantom patients. */
@Command(
    name = "demo",
    description =
        "Starts an embedded PACS and a worker, sends three phantom patients, prints their scores"
            + " and stays up until Ctrl-C. Research use only.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String ROW = "%-16s  %s%n";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--once", description = "End as soon as the reports are in the PACS.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "HTTP port of the worker (default: ${DEFAULT-VALUE}; 0 = any free one; --once always takes"
              + " a free one).")
  private int port = 8080;

  @Option(
      names = "--viewer",
      paramLabel = "FOLDER",
      description =
          "Folder of a built OHIF to serve beside the PACS (default: the one that \""
              + OhifInstallation.COMMAND
              + "\" has fetched).")
  private @Nullable Path viewer;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Optional<OhifInstallation> installed = viewer();
    Path folder = Files.createTempDirectory("tacescore-demo");
    try (StopSignal signal = StopSignal.install()) {
      try (Demo demo = Demo.start(folder, once ? 0 : port, installed, line -> tell(out, line))) {
        boolean all = show(demo, out);
        if (!once) {
          demo.addresses().forEach(line -> tell(out, line));
          if (installed.isEmpty()) {
            tell(out, "No viewer here. OHIF is fetched by: " + OhifInstallation.COMMAND);
          }
          tell(out, "Ctrl-C ends.");
          signal.await();
        }
        return all ? 0 : 1;
      } finally {
        delete(folder);
      }
    }
  }

  private Optional<OhifInstallation> viewer() {
    try {
      return Optional.ofNullable(viewer).map(OhifInstallation::new).or(OhifInstallation::find);
    } catch (ViewerException e) {
      throw new ParameterException(spec.commandLine(), "--viewer: " + e.getMessage(), e);
    }
  }

  private boolean show(Demo demo, PrintWriter out) throws IOException, InterruptedException {
    List<DemoResult> results = demo.run(LIMIT);
    table(out, results);
    if (results.size() < Demo.PATIENTS) {
      spec.commandLine()
          .getErr()
          .printf("only %d of %d reports came within %s%n", results.size(), Demo.PATIENTS, LIMIT);
    }
    return results.size() == Demo.PATIENTS;
  }

  private static void tell(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private static void table(PrintWriter out, List<DemoResult> results) {
    out.println();
    out.printf(ROW, "Patient", "Score and group (SYNTHETIC, no clinical meaning)");
    for (DemoResult result : results) {
      String patient = result.patientId();
      for (String score : result.scores()) {
        out.printf(ROW, patient, score);
        patient = "";
      }
      // one line, however long, so that it can be copied
      out.printf("  report  %s%n", result.location());
      result.viewer().ifPresent(link -> out.printf("  viewer  %s%n", link));
    }
    out.println();
    out.flush();
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.printf("%s could not be removed: %s%n", folder, e.getMessage());
    }
  }
}
