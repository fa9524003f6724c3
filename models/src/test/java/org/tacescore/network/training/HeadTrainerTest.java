package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.weights.Weights;

class HeadTrainerTest {
  private static final TrainingPlan PLAN =
      TrainingPlan.shipped("head").withEpochs(60, 0).with(3, 2);
  private static final TrainingSet SET = ToyTask.set(12, 2, 3);

  @TempDir static Path folder;
  private static Trainer trainer;
  private static TrainedNetwork trained;

  @BeforeAll
  static void trainOnce() {
    trainer = Trainer.in(folder, TrainingProgress.SILENT, Clock.systemUTC());
    trained = trainer.train(task(PLAN));
  }

  @Test
  void theLossFallsAndTheHeadAloneChanges() {
    List<EpochLosses> epochs = trained.history().epochs();
    assertThat(epochs.get(0).training()).isCloseTo(Math.log(2), within(1e-12));
    assertThat(epochs.get(59).training()).isLessThan(Math.log(2) / 2);
    Weights start = ToyTask.start(5);
    for (String name : start.names()) {
      assertThat(trained.weights().get(name).equals(start.get(name)))
          .as(name)
          .isEqualTo(!name.startsWith("fc."));
    }
  }

  /** The validation loss of the exported network is that of the head on standardised features. */
  @Test
  void theExportedNetworkIsTheStandardisedHead() {
    EpochLosses best = trained.history().epochs().get(trained.history().bestEpoch() - 1);
    try (Validation validation =
        new Validation(trained.split().validation(), task(PLAN), ImageBatch::of)) {
      assertThat(validation.loss(trained.weights()).orElseThrow())
          .isCloseTo(best.validation().orElseThrow(), within(1e-5));
    }
  }

  @Test
  void theSameSeedGivesTheSameHeadAndAnotherSplitAnother() {
    assertThat(trainer.train(task(PLAN)).weights()).isEqualTo(trained.weights());
    assertThat(trainer.train(task(PLAN.with(4, 2))).weights()).isNotEqualTo(trained.weights());
  }

  @Test
  void featuresAreKeptOnDiskAndADamagedFileIsMadeAnew() throws IOException {
    List<Path> files = files();
    assertThat(files).hasSize(2);
    Path file = files.get(1);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[] {1, 2, 3});
    Trainer next = Trainer.in(folder, TrainingProgress.SILENT, Clock.systemUTC());
    assertThat(next.train(task(PLAN)).weights()).isEqualTo(trained.weights());
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    assertThat(files()).hasSize(2);
  }

  @Test
  void learnsFromAPatientsMeanFeaturesWhereAsked() {
    TrainingPlan means =
        TrainingPlan.parse(
            PLAN.json().replace("\"patient-means\":false", "\"patient-means\":true"));
    TrainedNetwork ofMeans = trainer.train(task(means));
    assertThat(ofMeans.weights()).isNotEqualTo(trained.weights());
    assertThat(ofMeans.history().epochs().get(59).training()).isLessThan(Math.log(2) / 2);
    float[] mean =
        new HeadRows(List.of(row(1, 2, 0), row(3, 8, 0), row(5, 5, 1), row(7, 5, 1)))
            .patientMeans()
            .rows()
            .get(1)
            .features();
    assertThat(mean).containsExactly(6, 5);
  }

  @Test
  void stopsEarlyWithTheBestEpochsHead() {
    TrainingPlan plan =
        new TrainingPlan(
            List.of("fc"), 200, 16, 0.9, 0, List.of(), List.of(), false, 3, 0.25, 3, 2);
    TrainedNetwork stopped = trainer.train(task(plan));
    int best = stopped.history().bestEpoch();
    assertThat(stopped.history().epochs()).hasSize(best + 3);
    assertThat(trainer.train(task(plan.withEpochs(best, 0))).weights())
        .isEqualTo(stopped.weights());
  }

  private static HeadRows.Row row(float first, float second, int patient) {
    return new HeadRows.Row(new float[] {first, second}, SET.cases().get(patient));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("features"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static TrainingTask task(TrainingPlan plan) {
    return new TrainingTask(ToyTask.SPEC, ToyTask.start(5), SET, plan);
  }
}
