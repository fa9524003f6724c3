package org.tacescore.worker.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tacescore.learning.evaluation.IccModel;
import org.tacescore.learning.regression.Family;
import org.tacescore.learning.survival.ConfidenceType;
import org.tacescore.learning.survival.CutpointTest;
import org.tacescore.learning.survival.Ties;
import org.tacescore.worker.csv.CsvTable;
import org.tacescore.worker.csv.MalformedCsvException;
import org.tacescore.worker.statistics.Question;
import org.tacescore.worker.statistics.UnfitOptionException;
import picocli.CommandLine.Option;

/** What a statistic is to be of. */
final class QuestionOptions {
  @Option(
      names = "--outcome",
      paramLabel = "COLUMN",
      description = "0 and 1 (or TRUE and FALSE); for the family gaussian numbers.")
  private @Nullable String outcome;

  @Option(
      names = "--score",
      paramLabel = "COLUMN",
      description =
          "Higher for the outcome, or for earlier events; a probability for calibration, dca, idi.")
  private @Nullable String score;

  @Option(
      names = "--score2",
      paramLabel = "COLUMN",
      description = "The score to compare with; for nri and idi the new model's.")
  private @Nullable String score2;

  @Option(names = "--time", paramLabel = "COLUMN", description = "Positive times.")
  private @Nullable String time;

  @Option(names = "--event", paramLabel = "COLUMN", description = "1 the event, 0 censored.")
  private @Nullable String event;

  @Option(names = "--group", paramLabel = "COLUMN", description = "Names of groups.")
  private @Nullable String group;

  @Option(
      names = "--covariates",
      paramLabel = "A,B,...",
      description = "Columns of numbers; a name with a comma stands in quotes.")
  private @Nullable String covariates;

  @Option(names = "--raters", paramLabel = "A,B,...", description = "A column of ratings each.")
  private @Nullable String raters;

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
      description = "Least share of rows at a cutpoint or below (default: ${DEFAULT-VALUE}).")
  private double minprop = 0.1;

  @Option(
      names = "--maxprop",
      paramLabel = "P",
      description = "Largest share (default: 1 - minprop).")
  private @Nullable Double maxprop;

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
      description = "Convergence of the elastic net, glmnet's thresh (default: ${DEFAULT-VALUE}).")
  private double threshold = 1e-14;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "gaussian, binomial or cox (default: cox with --time, else binomial).")
  private @Nullable String family;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "2,1 (absolute agreement) or 3,1 (consistency) (default: ${DEFAULT-VALUE}).")
  private String model = "2,1";

  @Option(names = "--horizon", paramLabel = "T,...", split = ",", description = "Positive times.")
  private List<Double> horizon = List.of();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of redrawn patients (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--time-unit",
      paramLabel = "NAME",
      description = "On a plot's axis (default: what the name of the time's column ends in).")
  private @Nullable String timeUnit;

  Question question() {
    return new Question(
        Optional.ofNullable(outcome),
        Optional.ofNullable(score),
        Optional.ofNullable(score2),
        Optional.ofNullable(time),
        Optional.ofNullable(event),
        Optional.ofNullable(group),
        columns("--covariates", covariates),
        columns("--raters", raters),
        choice("--ties", ties, Ties.values(), Ties::name),
        choice("--conf-type", confidence, ConfidenceType.values(), ConfidenceType::word),
        choice("--p-method", cutpointTest, CutpointTest.values(), CutpointTest::word),
        Optional.ofNullable(family).map(f -> choice("--family", f, Family.values(), Family::name)),
        choice("--model", model, IccModel.values(), IccModel::symbol),
        lambda,
        alpha,
        threshold,
        horizon,
        minprop,
        Optional.ofNullable(maxprop),
        seed,
        Optional.ofNullable(timeUnit));
  }

  /** The names in a line of CSV. */
  private static List<String> columns(String option, @Nullable String names) {
    if (names == null) {
      return List.of();
    }
    try {
      List<CsvTable.Row> lines = CsvTable.read(names, option);
      if (lines.size() == 1) {
        return lines.get(0).fields().stream().map(String::strip).toList();
      }
    } catch (MalformedCsvException e) {
      throw new UnfitOptionException("%s: %s".formatted(option, e.fault()));
    }
    throw new UnfitOptionException(
        "%s must be names of columns, got '%s'".formatted(option, names));
  }

  private static <T> T choice(String option, String word, T[] choices, Function<T, String> name) {
    return Arrays.stream(choices)
        .filter(choice -> name.apply(choice).equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UnfitOptionException(
                    "%s must be one of %s, got '%s'"
                        .formatted(option, listed(choices, name), word)));
  }

  private static <T> String listed(T[] choices, Function<T, String> name) {
    return Arrays.stream(choices)
        .map(name)
        .map(word -> word.matches("[A-Z]{3,}") ? word.toLowerCase(Locale.ROOT) : word)
        .collect(Collectors.joining(" | "));
  }
}
