package org.tacescore.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.Networks;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.ModelCard;
import org.tacescore.score.ResearchStatus;
import org.tacescore.worker.training.BundleValidation;
import org.tacescore.worker.training.CohortTable;
import org.tacescore.worker.training.MeasuredCohort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A frozen bundle against another cohort. */
@Command(
    name = "validate",
    description = {
      "Scores a cohort with a frozen bundle and writes its evaluation: discrimination, calibration,"
          + " decision curves, by centre. Research use only.",
      "--sign writes who says so, the date and the cohort's digest into the bundle's card, whose"
          + " status becomes LOCALLY_VALIDATED; look at the evaluation first."
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the bundle.")
  private Path bundle = Path.of("");

  @Mixin private CohortOptions cohort = new CohortOptions();

  @Option(
      names = "--sign",
      paramLabel = "NAME",
      description = "Who says that the bundle was held against this cohort.")
  private @Nullable String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the evaluation; must not be there.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    requireFolders();
    BundleValidation validation = BundleValidation.of(bundle);
    CasePreparation asked = validation.measurement();
    CohortTable table = cohort.table(asked);
    requireSignable(validation, table);
    MeasuredCohort measured = cohort.measure(table, asked, cohort.work(out));
    return tell(validate(validation, measured), table);
  }

  private BundleValidation.Result validate(BundleValidation validation, MeasuredCohort measured)
      throws IOException {
    Path networks = CacheFolder.path().resolve("networks");
    try (StageLine stage = new StageLine(spec.commandLine().getErr());
        Networks opened = new Networks(networks, cohort.threads())) {
      stage.tell("scoring and evaluating");
      return validation.validate(measured, opened, Instant.now(), out);
    }
  }

  private int tell(BundleValidation.Result result, CohortTable table) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.printf("%d of %d patients scored%n", result.scored(), table.rows().size());
    if (!result.leftOut().isEmpty()) {
      spec.commandLine().getErr().printf("left out: %s%n", result.leftOut());
    }
    if (!result.reported()) {
      spec.commandLine().getErr().println("no evaluation: no patient has both outcome and score");
      return FaultReport.NOTHING_SCORED;
    }
    stdout.printf("evaluation in %s; features.csv there holds patients' data%n", out);
    if (name != null) {
      ModelCard.sign(bundle, name, LocalDate.now(ZoneId.systemDefault()), result.cohort());
      stdout.printf("%s signed as LOCALLY_VALIDATED by %s%n", bundle, name);
    }
    return 0;
  }

  private void requireFolders() {
    if (!Files.isDirectory(bundle)) {
      throw wrongUse("--bundle must be a folder, got " + bundle);
    }
    if (Files.exists(out)) {
      throw wrongUse("--out is already there: " + out);
    }
    Path inside = bundle.toAbsolutePath().normalize();
    if (out.toAbsolutePath().normalize().startsWith(inside)
        || cohort.work(out).startsWith(inside)) {
      throw wrongUse("--out and --work must not lie in the bundle");
    }
  }

  /** Nothing that was made can validate anything, nor be validated. */
  private void requireSignable(BundleValidation validation, CohortTable table) {
    if (name == null) {
      return;
    }
    if (name.isBlank()) {
      throw wrongUse("--sign needs a name");
    }
    if (validation.bundle().recipe().status() == ResearchStatus.SYNTHETIC) {
      throw wrongUse("--sign: the bundle is SYNTHETIC and cannot be validated");
    }
    if (table.isSynthetic()) {
      throw wrongUse("--sign: the cohort is SYNTHETIC and validates nothing");
    }
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
