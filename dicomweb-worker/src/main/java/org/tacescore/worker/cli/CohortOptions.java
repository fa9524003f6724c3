package org.tacescore.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.NativeCache;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.worker.pipeline.StudyPreparation;
import org.tacescore.worker.training.CohortMeasurement;
import org.tacescore.worker.training.CohortTable;
import org.tacescore.worker.training.MeasuredCohort;
import org.tacescore.worker.training.PatientResult;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A cohort, and how its patients are measured, as options. */
final class CohortOptions {
  /** Each patient holds all of its series in memory. */
  private static final int MOST_AT_A_TIME = 2;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--cohort",
      paramLabel = "FILE",
      required = true,
      description = "cohort.csv: a row a patient with centre, study and outcome.")
  private Path cohort = Path.of("");

  @Option(
      names = "--features",
      paramLabel = "FILE",
      description =
          "A ready table: patient, then REGION:feature columns. No radiomics are extracted; images"
              + " are read only where the recipe has a network.")
  private @Nullable Path features;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "What a stopped run goes on from; holds patients' data (default: OUT-work).")
  private @Nullable Path work;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Networks that are trained at a time, which changes no bit of them; patients are measured"
              + " two at a time where it is above 1 (default: one a processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private SiteOptions site = new SiteOptions();

  @Mixin private BackendOption backend = new BackendOption();

  int threads() {
    if (threads < 1) {
      throw wrongUse("--threads must be at least 1, got " + threads);
    }
    return threads;
  }

  /**
   * The folder of a run, absolute and without detours.
   *
   * @param out what the run makes
   */
  Path work(Path out) {
    return placeOr(work, out, "-work");
  }

  /** What was given; else what lies beside {@code out} under its name with an ending. */
  static Path placeOr(@Nullable Path given, Path out, String ending) {
    Path place = out.toAbsolutePath().normalize();
    return given == null
        ? place.resolveSibling(place.getFileName() + ending)
        : given.toAbsolutePath().normalize();
  }

  /** The patients, and each column that was passed over told. */
  CohortTable table(CasePreparation asked) {
    if (!Files.isRegularFile(cohort)) {
      throw wrongUse("--cohort must be a file, got " + cohort);
    }
    CohortTable table =
        CohortTable.read(
            cohort, CohortMeasurement.needsImages(asked.recipe(), Optional.ofNullable(features)));
    if (!table.ignored().isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf("columns that mean nothing here: %s%n", String.join(", ", table.ignored()));
    }
    return table;
  }

  /**
   * Measures all patients that are not in the store, telling who is left out.
   *
   * @param work folder of the run, which holds what was measured before
   */
  MeasuredCohort measure(CohortTable table, CasePreparation asked, Path work) throws IOException {
    SiteSettings settings = site.read();
    NativeCache.useFolder(CacheFolder.path().resolve("native"));
    try (Kernels kernels = backend.open()) {
      StudyPreparation pipeline =
          new StudyPreparation(settings.classifier(), settings.roles(), settings.zone(), kernels);
      CohortMeasurement measurement =
          CohortMeasurement.of(
              asked,
              Optional.ofNullable(features),
              pipeline,
              settings.canonical(),
              work.resolve("cases"),
              Math.min(MOST_AT_A_TIME, threads()));
      return measure(measurement, table);
    }
  }

  private MeasuredCohort measure(CohortMeasurement measurement, CohortTable table) {
    PrintWriter err = spec.commandLine().getErr();
    try (ProgressLine progress = new ProgressLine(err, table.rows().size(), "patients")) {
      return measurement.measure(
          table,
          result -> {
            if (result instanceof PatientResult.LeftOut left) {
              progress.tell(
                  "%s, line %d: left out: %s: %s %s"
                      .formatted(
                          table.file(),
                          left.row().line(),
                          left.reason(),
                          left.reason().sentence(),
                          left.detail()));
            }
            progress.finished();
          });
    }
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
