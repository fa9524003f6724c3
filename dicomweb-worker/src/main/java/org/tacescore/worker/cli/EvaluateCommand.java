package org.tacescore.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.learning.evaluation.IccModel;
import org.tacescore.learning.regression.Family;
import org.tacescore.learning.survival.ConfidenceType;
import org.tacescore.learning.survival.CutpointTest;
import org.tacescore.learning.survival.Ties;
import org.tacescore.worker.cohort.WholeFile;
import org.tacescore.worker.statistics.Answer;
import org.tacescore.worker.statistics.DataTable;
import org.tacescore.worker.statistics.MissingOptionException;
import org.tacescore.worker.statistics.Question;
import org.tacescore.worker.statistics.Statistic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The statistics, alone. */
@Command(
    name = "evaluate",
    description = {
      "One statistic of a table, as JSON; docs/statistics.md tells each. Research use only.",
      "KIND: roc, delong, calibration, dca, nri, idi (--outcome --score [--score2]);"
          + " km, logrank (--time --event [--group]); cox (--time --event --covariates);"
          + " cindex, timeauc, maxstat (--time --event --score); icc (--raters);"
          + " logistic (--outcome --covariates); lasso (--covariates, and --outcome or --time"
          + " --event)."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "KIND", description = "The statistic.")
  private String kind = "";

  @Option(names = "--data", paramLabel = "F.csv", required = true, description = "The table.")
  private Path data = Path.of("");

  @Option(names = "--out", paramLabel = "F.json", required = true, description = "File to write.")
  private Path out = Path.of("");

  @Option(
      names = "--outcome",
      paramLabel = "COLUMN",
      description = "0 and 1; for a gaussian family numbers.")
  private @Nullable String outcome;

  @Option(
      names = "--score",
      paramLabel = "COLUMN",
      description = "Higher for 1, or for earlier events; a probability where the kind asks.")
  private @Nullable String score;

  @Option(names = "--score2", paramLabel = "COLUMN", description = "The score to compare with.")
  private @Nullable String score2;

  @Option(names = "--time", paramLabel = "COLUMN", description = "Positive times.")
  private @Nullable String time;

  @Option(names = "--event", paramLabel = "COLUMN", description = "1 for the event, 0 censored.")
  private @Nullable String event;

  @Option(names = "--group", paramLabel = "COLUMN", description = "Names of groups.")
  private @Nullable String group;

  @Option(names = "--covariates", paramLabel = "A,B,...", split = ",", description = "Columns.")
  private List<String> covariates = List.of();

  @Option(names = "--raters", paramLabel = "A,B,...", split = ",", description = "A column each.")
  private List<String> raters = List.of();

  @Option(
      names = "--ties",
      paramLabel = "RULE",
      description = "efron or breslow (default: ${DEFAULT-VALUE}).")
  private String ties = "efron";

  @Option(
      names = "--conf-type",
      paramLabel = "SCALE",
      description = "log, log-log or plain (default: ${DEFAULT-VALUE}).")
  private String confidence = "log";

  @Option(
      names = "--minprop",
      paramLabel = "P",
      description = "Least share on either side of a cutpoint (default: ${DEFAULT-VALUE}).")
  private double minprop = 0.1;

  @Option(
      names = "--p-method",
      paramLabel = "NAME",
      description = "How maxstat's p is bounded: Lau92, Lau94 or HL (default: ${DEFAULT-VALUE}).")
  private String cutpointTest = "Lau92";

  @Option(
      names = "--lambda",
      paramLabel = "L,...",
      split = ",",
      description = "Penalties (default: the path's own).")
  private List<Double> lambda = List.of();

  @Option(
      names = "--alpha",
      paramLabel = "A",
      description = "1 lasso, 0 ridge, between elastic net (default: ${DEFAULT-VALUE}).")
  private double alpha = 1;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "Convergence of the elastic net (default: ${DEFAULT-VALUE}).")
  private double threshold = 1e-14;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "gaussian, binomial or cox (default: ${DEFAULT-VALUE}).")
  private String family = "binomial";

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "2,1 (absolute agreement) or 3,1 (default: ${DEFAULT-VALUE}).")
  private String model = "2,1";

  @Option(names = "--horizon", paramLabel = "T,...", split = ",", description = "Times.")
  private List<Double> horizon = List.of();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of redrawn patients (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    Statistic statistic = statistic();
    try {
      Answer answer = Answer.of(statistic, DataTable.read(data), question());
      WholeFile.write(out, answer.text());
    } catch (MissingOptionException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    spec.commandLine().getOut().printf("%s in %s%n", statistic.word(), out);
    return 0;
  }

  private Statistic statistic() {
    if (!Statistic.words().contains(kind)) {
      throw new ParameterException(
          spec.commandLine(), "KIND is one of %s, got '%s'".formatted(Statistic.words(), kind));
    }
    return Statistic.valueOf(kind.toUpperCase(Locale.ROOT));
  }

  private Question question() {
    return new Question(
        Optional.ofNullable(outcome),
        Optional.ofNullable(score),
        Optional.ofNullable(score2),
        Optional.ofNullable(time),
        Optional.ofNullable(event),
        Optional.ofNullable(group),
        covariates,
        raters,
        Ties.parse(ties),
        ConfidenceType.parse(confidence),
        CutpointTest.parse(cutpointTest),
        Family.parse(family),
        iccModel(),
        lambda,
        alpha,
        threshold,
        horizon,
        minprop,
        seed);
  }

  private IccModel iccModel() {
    return Arrays.stream(IccModel.values())
        .filter(known -> known.symbol().equals(model))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "--model is 2,1 or 3,1, got '%s'".formatted(model)));
  }
}
