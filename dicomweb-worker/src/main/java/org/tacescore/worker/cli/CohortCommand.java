package org.tacescore.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tacescore.kernels.Kernels;
import org.tacescore.worker.cohort.CaseList;
import org.tacescore.worker.cohort.CaseMeasurement;
import org.tacescore.worker.cohort.CaseResult;
import org.tacescore.worker.cohort.CohortCase;
import org.tacescore.worker.cohort.CohortRun;
import org.tacescore.worker.cohort.FeatureTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Radiomics of many cases. */
@Command(
    name = "cohort",
    description = {
      "Radiomics of many cases, a row each, in PyRadiomics' names. Research use only.",
      "A case that cannot be measured is reported and does not stop the rest."
    },
    mixinStandardHelpOptions = true)
final class CohortCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--list",
      paramLabel = "FILE",
      required = true,
      description =
          "cases.csv with the columns ID, Image, Mask, Label; others are carried through.")
  private Path list = Path.of("");

  @Mixin private SettingsOption settings = new SettingsOption();

  @Mixin private BackendOption backend = new BackendOption();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Cases at a time (default: 1; each uses all cores where it can).")
  private int jobs = 1;

  @Option(
      names = "--resume",
      description =
          "Go on where a run stopped: cases that its journal (FILE.journal) holds for the same"
              + " files, settings and software are not measured again.")
  private boolean resume;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Table to write, .csv.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw new ParameterException(spec.commandLine(), "--out must end in .csv, got " + out);
    }
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be at least 1, got " + jobs);
    }
    List<CohortCase> cases = CaseList.read(list);
    try (Kernels kernels = backend.open()) {
      CaseMeasurement measurement = new CaseMeasurement(settings.read(), kernels);
      return report(measure(new CohortRun(measurement, jobs), cases));
    }
  }

  private List<CaseResult> measure(CohortRun run, List<CohortCase> cases) throws IOException {
    try (ProgressLine progress =
        new ProgressLine(spec.commandLine().getErr(), cases.size(), "cases")) {
      return run.measure(cases, out, resume, progress::finished);
    }
  }

  private int report(List<CaseResult> results) throws IOException {
    List<CaseResult.Measured> measured =
        results.stream()
            .filter(CaseResult.Measured.class::isInstance)
            .map(CaseResult.Measured.class::cast)
            .toList();
    boolean failed = results.stream().anyMatch(CaseResult.Failed.class::isInstance);
    PrintWriter err = spec.commandLine().getErr();
    if (measured.isEmpty()) {
      Files.deleteIfExists(out);
      err.printf("none of %d cases could be measured%n", results.size());
      return failed ? FaultReport.FAULT : FaultReport.NOTHING_SCORED;
    }
    FeatureTable.write(out, measured);
    spec.commandLine()
        .getOut()
        .printf("%d of %d cases in %s%n", measured.size(), results.size(), out);
    return failed ? FaultReport.FAULT : 0;
  }
}
