package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Folds;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.evaluation.Bootstrap;
import org.tacescore.learning.evaluation.DeLongTest;
import org.tacescore.learning.model.ForestTrainer;
import org.tacescore.learning.regression.CrossValidatedPath;
import org.tacescore.learning.regression.ElasticNetOptions;
import org.tacescore.learning.regression.Response;
import org.tacescore.learning.selection.RecursiveElimination;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.learning.survival.CoxFit;
import org.tacescore.learning.survival.Ties;
import org.tacescore.network.WholeFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times selection, regression and statistics. */
@Command(
    name = "learning",
    description = {
      "Times statistics and learning on seeded tables: DeLong, Cox, the lasso with"
          + " cross-validation beside R's glmnet, recursive elimination with forests, bootstrap."
    },
    mixinStandardHelpOptions = true)
public final class LearningBenchCommand implements Callable<Integer> {
  private static final int FOLDS = 10;
  private static final List<Integer> SIZES = List.of(2, 4, 8, 14, 20, 50, 100, 200, 400);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Runs of each piece; the later half counts as warm (default: ${DEFAULT-VALUE}).")
  private int runs = 4;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  private final Map<String, Object> figures = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String machine = Machine.line();
    out.println(machine);
    out.printf("%n%-44s %10s %10s %10s%n", "ms", "first", "warm", "cpu");
    deLong();
    cox();
    lasso();
    elimination();
    bootstrap();
    if (json != null) {
      BenchReport.write(json, machine, "pieces", figures);
    }
    return 0;
  }

  private void deLong() {
    for (int rows : new int[] {10_000, 100_000, 1_000_000}) {
      LearningData data = new LearningData(rows, 5, 1);
      BinaryOutcome outcome = data.outcome();
      double[] one = data.score();
      double[] other = data.score();
      time("paired DeLong, %d rows".formatted(rows), () -> DeLongTest.of(outcome, one, other));
    }
  }

  private void cox() {
    LearningData data = new LearningData(10_000, 50, 2);
    SurvivalOutcome survival = data.survival();
    time("Cox, Efron, 10000 x 50", () -> CoxFit.of(data.table(), survival, Ties.EFRON));
  }

  private void lasso() throws IOException {
    LearningData data = new LearningData(114, 960, 3);
    BinaryOutcome outcome = data.outcome();
    Folds folds =
        Folds.byGroup(
            IntStream.range(0, data.table().rows())
                .mapToObj(row -> String.valueOf(row % FOLDS))
                .toList());
    Timing ours =
        time(
            "lasso, binomial, 114 x 960, 10 folds",
            () ->
                CrossValidatedPath.of(
                    data.table(), Response.binomial(outcome), ElasticNetOptions.lasso(), folds));
    Path folder = Files.createTempDirectory("tacescore-bench");
    OptionalDouble peer = new GlmnetPeer(folder).milliseconds(data.table(), outcome, FOLDS);
    WholeFolder.remove(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (peer.isEmpty()) {
      out.println("  peer: no R with glmnet; no ratio");
      return;
    }
    figures.put("glmnet_ms", peer.getAsDouble());
    out.printf(
        Locale.ROOT,
        "  peer: cv.glmnet %.0f ms; ours takes %.2f times that%n",
        peer.getAsDouble(),
        ours.medianMs() / peer.getAsDouble());
  }

  private void elimination() {
    LearningData data = new LearningData(139, 710, 4);
    BinaryOutcome outcome = data.outcome();
    RecursiveElimination elimination =
        new RecursiveElimination(SIZES, 5, new ForestTrainer(500), 0);
    time(
        "RFE with forests of 500, 139 x 710, 5 folds",
        1,
        () -> elimination.run(data.table(), outcome, 1));
  }

  private void bootstrap() {
    LearningData data = new LearningData(310, 5, 5);
    SurvivalOutcome survival = data.survival();
    double[] score = data.score();
    Bootstrap bootstrap = new Bootstrap(score.length, 1000, 1);
    time(
        "C, 1000 bootstraps of 310 patients",
        () ->
            bootstrap.percentile(
                rows ->
                    Concordance.of(
                            survival.rows(rows),
                            IntStream.of(rows).mapToDouble(row -> score[row]).toArray())
                        .value()));
  }

  private Timing time(String piece, Runnable work) {
    return time(piece, runs, work);
  }

  private Timing time(String piece, int times, Runnable work) {
    Timing timing = Timing.of(times, work);
    figures.put(piece, timing);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%-44s %10.1f %10.1f %10.1f%n",
            piece,
            timing.firstMs(),
            timing.medianMs(),
            timing.cpuMs());
    spec.commandLine().getOut().flush();
    return timing;
  }
}
