package org.tacescore.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.NativeCache;
import org.tacescore.recipe.CasePreparation;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.recipe.training.StartingWeights;
import org.tacescore.recipe.training.TrainingOptions;
import org.tacescore.worker.pipeline.SiteIdentity;
import org.tacescore.worker.training.CohortTable;
import org.tacescore.worker.training.CohortTraining;
import org.tacescore.worker.training.MeasuredCohort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From a cohort to a bundle. */
@Command(
    name = "train",
    description = {
      "Trains a recipe on a cohort: measures every patient, chooses features, fits, learns cutoffs"
          + " from out-of-fold scores, and writes a bundle and its evaluation. Research use only.",
      "A run that was stopped goes on where it stood when it is given again with the same --work."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--recipe",
      paramLabel = "ID|DIR",
      required = true,
      description =
          "A recipe that ships, by its id, or the folder of a template or bundle: recipe.json,"
              + " training.json, the settings of its features, PUBLICATION.md.")
  private String recipe = "";

  @Mixin private CohortOptions cohort = new CohortOptions();

  @Option(
      names = "--endpoint",
      paramLabel = "ID",
      description = "One of training.json's endpoints (default: the first).")
  private @Nullable String endpoint;

  @Option(
      names = "--hold-out",
      paramLabel = "CENTRE",
      description = "Its patients take no part in anything learned; the report tests on them.")
  private @Nullable String heldOut;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of all randomness (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "A safetensors or npz file with torch's names, e.g. ImageNet's weights, from which networks"
              + " start; their last layers are drawn from --seed (default: all are).")
  private @Nullable Path weights;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Folder for the evaluation; must not be there (default: OUT-report).")
  private @Nullable Path report;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the bundle; must not be there.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    Path reportFolder = CohortOptions.placeOr(report, out, "-report");
    Path workFolder = cohort.work(out);
    requireFree("--out", out);
    requireFree("--report", reportFolder);
    requireOutside("--report", reportFolder);
    requireOutside("--work", workFolder);
    TrainingOptions options = options();
    RecipeTemplate template = RecipeTemplate.read(template());
    NativeCache.useFolder(CacheFolder.path().resolve("native"));
    StartingWeights.requireFit(template, options);
    CasePreparation asked = CohortTraining.measurement(template);
    CohortTable table = cohort.table(asked);
    MeasuredCohort measured = cohort.measure(table, asked, workFolder);
    if (measured.measured().isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf("none of %d patients could be measured%n", table.rows().size());
      return FaultReport.NOTHING_SCORED;
    }
    CohortTraining training =
        new CohortTraining(
            template, options, workFolder.resolve("networks"), Clock.systemDefaultZone());
    tell(train(training, measured, reportFolder), measured, reportFolder);
    return 0;
  }

  private TrainingOptions options() {
    return new TrainingOptions(
        Optional.ofNullable(endpoint),
        Optional.ofNullable(heldOut),
        seed,
        cohort.threads(),
        SiteIdentity.SOFTWARE,
        Optional.ofNullable(weights));
  }

  private CohortTraining.Result train(
      CohortTraining training, MeasuredCohort measured, Path reportFolder) throws IOException {
    try (StageLine stage = new StageLine(spec.commandLine().getErr())) {
      return training.train(measured, out, reportFolder, progress -> stage.tell(progress.line()));
    }
  }

  private void tell(CohortTraining.Result result, MeasuredCohort measured, Path reportFolder) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.printf(
        "%d of %d patients measured%n", measured.measured().size(), measured.results().size());
    stdout.printf(
        "%s %s (%s) in %s%nsha256 %s%n",
        result.bundle().recipe().id(),
        result.bundle().recipe().version(),
        result.bundle().status(),
        out,
        result.bundle().digest());
    if (result.reported()) {
      stdout.printf("evaluation in %s; features.csv there holds patients' data%n", reportFolder);
    } else {
      spec.commandLine().getErr().println("no evaluation: no patient has both outcome and total");
    }
  }

  private Path template() {
    Path folder = Path.of(recipe);
    return Files.isDirectory(folder) ? folder : SiteRecipes.of(Optional.empty()).folder(recipe);
  }

  private void requireFree(String option, Path folder) {
    if (Files.exists(folder)) {
      throw wrongUse("%s is already there: %s".formatted(option, folder));
    }
  }

  /** What stands in a bundle is read and counted in its digest. */
  private void requireOutside(String option, Path folder) {
    Path bundle = out.toAbsolutePath().normalize();
    if (folder.startsWith(bundle) || bundle.startsWith(folder)) {
      throw wrongUse("%s and --out must not lie in each other: %s".formatted(option, folder));
    }
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
