package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.testpacs.phantom.PhantomCohort;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.volume.GridSize;

/**
 * A trial of a recipe by the launcher's own commands: it is trained on one phantom cohort, and the
 * frozen bundle is held against patients of another seed. What is there from a trial that was
 * stopped is not made again.
 *
 * @param aim what it is about
 * @param folder of the trial
 * @param cohorts folder of its patients, which trials of the same size, seed and phases may share
 * @param template of the recipe
 * @param size how many patients, of what images
 * @param seed of the training cohort and of the training
 */
record RecipeTrial(TrialAim aim, Path folder, Path cohorts, Path template, Size size, long seed) {
  /** Keeps the unseen patients of one seed apart from the training patients of any. */
  private static final long UNSEEN = 1_000_000;

  /**
   * How much a trial takes.
   *
   * @param training patients
   * @param unseen patients
   * @param grid of every series; empty for the phantom's own
   * @param threads of networks
   */
  record Size(int training, int unseen, Optional<GridSize> grid, int threads) {}

  /**
   * A statistic with its percentile bootstrap interval of 95 %.
   *
   * @param value of the data itself
   */
  record Interval(double value, double lower, double upper) {
    static Interval of(JsonNode json) {
      return new Interval(
          json.get("value").asDouble(), json.get("lower").asDouble(), json.get("upper").asDouble());
    }

    @Override
    public String toString() {
      return "%.3f (%.3f-%.3f)".formatted(value, lower, upper);
    }
  }

  /**
   * What a score was worth for the unseen patients.
   *
   * @param auc of the endpoint
   * @param concordance with survival
   */
  record Worth(Interval auc, Interval concordance) {}

  /**
   * Where a trial lies: below the folder that {@code -Dtrials=DIR} names, where a run that was
   * stopped goes on, else below another one.
   */
  static Path place(String trial, Path other) {
    return Optional.ofNullable(System.getProperty("trials"))
        .map(Path::of)
        .orElse(other)
        .resolve(trial);
  }

  Path cohort() {
    return cohort("training", size.training(), seed);
  }

  private Path cohort(String name, int patients, long cohortSeed) {
    Path table = cohorts.resolve(name).resolve("cohort.csv");
    if (!Files.exists(table)) {
      PhantomOptions plain =
          PhantomOptions.of(patients, cohortSeed, aim.modality())
              .withPhases(aim.phases())
              .withCentres(3);
      new PhantomCohort(size.grid().map(plain::withGrid).orElse(plain))
          .write(table.resolveSibling(""), patient -> {});
    }
    return table;
  }

  /** The folder of the trained bundle; its evaluation lies beside it. */
  Path bundle() throws IOException {
    Path bundle = folder.resolve("bundle");
    if (!Files.exists(report(bundle))) {
      delete(bundle);
      CommandRun run = CommandRun.of(training(bundle, size.threads()));
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.out()).contains("%1$d of %1$d patients measured".formatted(size.training()));
    }
    return bundle;
  }

  /** Trained again from the same measurements by another process with other threads. */
  Path bundleOf(int threads) throws IOException {
    Path bundle = folder.resolve("bundle-of-%d-threads".formatted(threads));
    if (!Files.exists(report(bundle))) {
      delete(bundle);
      FreshCommand.run(folder.resolve("train.log"), training(bundle, threads));
    }
    return bundle;
  }

  private Object[] training(Path bundle, int threads) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("train", "--recipe", template, "--cohort", cohort(), "--out", bundle));
    arguments.addAll(List.of("--work", folder.resolve("work"), "--seed", seed));
    arguments.addAll(List.of("--threads", threads, "--backend", "jvm"));
    aim.endpoint().ifPresent(id -> arguments.addAll(List.of("--endpoint", id)));
    return arguments.toArray();
  }

  private static Path report(Path bundle) {
    return bundle.resolveSibling(bundle.getFileName() + "-report");
  }

  /** The radiomics of the training patients. */
  Path features() throws IOException {
    return report(bundle()).resolve("features.csv");
  }

  /**
   * What the scores of a frozen bundle were worth for the unseen patients, by their names. A score
   * that says the same of everybody is left out.
   */
  Map<String, Worth> unseen(Path bundle) throws IOException {
    Path validated = bundle.resolveSibling(bundle.getFileName() + "-validated");
    if (!Files.exists(validated)) {
      Path unseen = cohort("unseen", size.unseen(), seed + UNSEEN);
      CommandRun run =
          CommandRun.of(
              "validate",
              "--bundle",
              bundle,
              "--cohort",
              unseen,
              "--out",
              validated,
              "--work",
              folder.resolve("work"),
              "--threads",
              size.threads(),
              "--backend",
              "jvm");
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.out()).contains("%1$d of %1$d patients scored".formatted(size.unseen()));
    }
    return worth(validated);
  }

  private static Map<String, Worth> worth(Path report) throws IOException {
    JsonNode evaluation =
        new ObjectMapper().readTree(report.resolve("evaluation.json").toFile()).get(0);
    Map<String, Worth> worth = new LinkedHashMap<>();
    for (JsonNode model : evaluation.get("models")) {
      JsonNode auc = model.at("/binary/bootstrapAuc");
      JsonNode concordance = model.at("/survival/bootstrapC");
      if (auc.isObject() && concordance.isObject()) {
        worth.put(
            model.get("name").asText(), new Worth(Interval.of(auc), Interval.of(concordance)));
      }
    }
    return worth;
  }

  private static void delete(Path bundle) throws IOException {
    if (!Files.exists(bundle)) {
      return;
    }
    Files.walkFileTree(
        bundle,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException fault)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
