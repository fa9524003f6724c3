package org.tacescore.worker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.learning.plot.Drawing;
import org.tacescore.learning.plot.InvalidPlotException;
import org.tacescore.learning.plot.Plot;
import org.tacescore.worker.cohort.WholeFile;
import org.tacescore.worker.statistics.Answer;
import org.tacescore.worker.statistics.DataTable;
import org.tacescore.worker.statistics.Question;
import org.tacescore.worker.statistics.Statistic;
import org.tacescore.worker.statistics.UnfitOptionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "",
      "KIND and what it needs [and may have]:",
      "  roc          --outcome --score [--plot]",
      "  delong       --outcome --score --score2 [--plot]",
      "  calibration  --outcome --score [--seed --plot]",
      "  dca          --outcome --score [--plot]",
      "  nri, idi     --outcome --score --score2",
      "  km           --time --event [--group --conf-type --time-unit --plot]",
      "  logrank      --time --event --group [--time-unit --plot]",
      "  cox          --time --event --covariates [--ties --plot]",
      "  cindex       --time --event --score [--score2]",
      "  timeauc      --time --event --score --horizon [--time-unit --plot]",
      "  maxstat      --time --event --score [--minprop --maxprop --p-method --plot]",
      "  icc          --raters [--model]",
      "  logistic     --outcome --covariates [--plot]",
      "  lasso        --covariates and --outcome, or for cox --time --event",
      "               [--family --lambda --alpha --threshold --plot]",
      "  centres      --score --group and --outcome, or --time --event [--plot]",
      "",
      "Data that give no number (one class, separation, no events, ...) are refused: status 3."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  /** Options that are no part of the question. */
  private static final Set<String> OF_EVERY_KIND = Set.of("--data", "--out");

  private static final int PNG_WIDTH = 1200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "KIND", description = "The statistic.")
  private String kind = "";

  @Option(
      names = "--data",
      paramLabel = "F.csv",
      required = true,
      description = "The table: names in its first line, then a patient a line.")
  private Path data = Path.of("");

  @Option(names = "--out", paramLabel = "F.json", required = true, description = "File to write.")
  private Path out = Path.of("");

  @Option(
      names = "--plot",
      paramLabel = "F.svg|F.png",
      description = "Plot to write, for the kinds that have one.")
  private @Nullable Path plot;

  @Mixin private QuestionOptions options = new QuestionOptions();

  @Override
  public Integer call() throws IOException {
    try {
      return answer();
    } catch (InvalidPlotException e) {
      throw new ParameterException(spec.commandLine(), "--plot: " + e.getMessage(), e);
    } catch (UnfitOptionException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int answer() throws IOException {
    Statistic statistic = statistic();
    Question question = options.question();
    statistic.requireOptions(given(), question);
    requireData();
    requirePlace("--out", out);
    Path picture = plot;
    if (picture != null) {
      requirePlace("--plot", picture);
      requireEnding(picture);
    }
    Answer answer = Answer.of(statistic, DataTable.read(data), question, picture != null);
    Optional<Drawing> drawing = answer.plot().map(Plot::drawing);
    if (picture != null && drawing.isPresent()) {
      writePlot(drawing.get(), picture);
    }
    WholeFile.write(out, answer.text());
    spec.commandLine().getOut().printf("%s in %s%n", statistic.word(), out);
    return 0;
  }

  private static void writePlot(Drawing drawing, Path file) throws IOException {
    if (isSvg(file)) {
      WholeFile.write(file, drawing.svg());
    } else {
      WholeFile.write(file, drawing.png(PNG_WIDTH));
    }
  }

  private Statistic statistic() {
    if (!Statistic.words().contains(kind)) {
      throw new UnfitOptionException(
          "KIND is one of %s, got '%s'".formatted(String.join(", ", Statistic.words()), kind));
    }
    return Statistic.valueOf(kind.toUpperCase(Locale.ROOT));
  }

  private Set<String> given() {
    Set<String> given = new TreeSet<>();
    spec.commandLine()
        .getParseResult()
        .matchedOptions()
        .forEach(option -> given.add(option.longestName()));
    given.removeAll(OF_EVERY_KIND);
    return given;
  }

  private void requireData() {
    if (!Files.exists(data) || Files.isDirectory(data)) {
      throw new UnfitOptionException("--data: there is no file " + data);
    }
  }

  private static void requirePlace(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new UnfitOptionException("%s: no file can be made at %s".formatted(option, file));
    }
  }

  private static void requireEnding(Path file) {
    if (!isSvg(file) && !String.valueOf(file).toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new UnfitOptionException("--plot: a plot ends in .svg or .png, got " + file);
    }
  }

  private static boolean isSvg(Path file) {
    return String.valueOf(file).toLowerCase(Locale.ROOT).endsWith(".svg");
  }
}
