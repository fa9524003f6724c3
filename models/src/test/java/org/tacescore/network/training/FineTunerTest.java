package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.SavedModelNetwork;
import org.tacescore.network.SavedModelWriter;
import org.tacescore.network.training.TrainingFailedException.Fault;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/** Trains the LeNet-like network at its least size, from the same weights each time. */
class FineTunerTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir static Path folder;

  @Test
  void learnsASeparableTaskAndRunsTheSameWhenStored() {
    TrainedNetwork trained = train(ToyTask.PLAN.withEpochs(8, 0));
    List<EpochLosses> epochs = trained.history().epochs();
    assertThat(epochs).hasSize(8);
    assertThat(epochs.get(trained.history().bestEpoch() - 1).validation().orElseThrow())
        .isLessThan(epochs.get(0).validation().orElseThrow() / 10);
    SavedModelWriter.write(folder.resolve("model"), trained.spec(), trained.weights());
    ImageTensor image = ToyTask.set(4, 1, 99).cases().get(1).images();
    float[] logits;
    try (EvaluationGraph graph = new EvaluationGraph(ToyTask.SPEC, 2)) {
      graph.assign(trained.weights());
      TrainingCase unseen = TrainingCase.of("unseen", 1, image);
      logits = graph.logits(ImageBatch.of(List.of(new TrainingImage(unseen, 0))));
    }
    for (int i = 0; i < 2; i++) {
      try (SavedModelNetwork stored =
          SavedModelNetwork.load(folder.resolve("model"), ToyTask.SPEC.contract(), 2)) {
        assertThat(stored.run(image).logit(0, 0)).isEqualTo(logits[0]);
        assertThat(stored.run(image).logit(0, 1)).isEqualTo(logits[1]).isGreaterThan(logits[0]);
      }
    }
  }

  @Test
  void theSeedDecidesTheWeights() {
    TrainingPlan plan =
        withAugmentations(ToyTask.PLAN.withEpochs(2, 0), List.of(Augmentation.values()[1]));
    Weights weights = train(plan).weights();
    assertThat(train(plan).weights()).isEqualTo(weights);
    assertThat(train(plan.with(12, 2)).weights()).isNotEqualTo(weights);
  }

  @Test
  void frozenLayersKeepEveryBitOfWeightsAndStatistics() {
    TrainingTask task =
        ToyTask.task(ToyTask.PLAN.withEpochs(1, 0).withTrained(List.of("conv2", "bn2", "fc")));
    Weights after = Trainer.inMemory(TrainingProgress.SILENT, CLOCK).train(task).weights();
    assertThat(after.names()).containsExactlyElementsOf(task.start().names());
    for (String name : after.names()) {
      boolean frozen = name.startsWith("conv1.") || name.startsWith("bn1.");
      assertThat(after.get(name).equals(task.start().get(name))).as(name).isEqualTo(frozen);
    }
  }

  @Test
  void keepsTheBestEpochsWeights() {
    TrainingPlan plan =
        new TrainingPlan(List.of(""), 12, 4, 0.02, 0, List.of(), List.of(), false, 2, 0.25, 11, 2);
    TrainedNetwork stopped = train(plan);
    int best = stopped.history().bestEpoch();
    assertThat(stopped.history().epochs()).hasSizeLessThan(12).hasSize(best + 2);
    TrainedNetwork untilBest = train(plan.withEpochs(best, 0));
    assertThat(untilBest.history().epochs()).isEqualTo(stopped.history().epochs().subList(0, best));
    assertThat(untilBest.weights()).isEqualTo(stopped.weights());
  }

  @Test
  void anInfiniteLossIsNamedAndLeavesNoCheckpoint() {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(ToyTask.start(5).asMap());
    tensors.put("bn2.bias", WeightTensor.of(new int[] {24}, filled(24, Float.MAX_VALUE)));
    TrainingTask task =
        new TrainingTask(ToyTask.SPEC, Weights.of(tensors), ToyTask.set(4, 1, 3), ToyTask.PLAN);
    Path place = folder.resolve("nan");
    assertThatThrownBy(() -> Trainer.in(place, TrainingProgress.SILENT, CLOCK).train(task))
        .isInstanceOfSatisfying(
            TrainingFailedException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(Fault.NAN_LOSS);
              assertThat(e.epoch()).hasValue(1);
              assertThat(e.step()).hasValue(1);
            });
    assertThat(Files.exists(place)).isTrue();
    assertThat(place.toFile().list()).isEmpty();
  }

  @Test
  void tellsEveryStepAndTheEpochsLosses() {
    List<TrainingStatus> told = new ArrayList<>();
    TrainedNetwork trained =
        Trainer.inMemory(told::add, CLOCK).train(ToyTask.task(ToyTask.PLAN.withEpochs(1, 0)));
    EpochLosses losses = trained.history().epochs().get(0);
    int steps = (2 * trained.split().training().size() + 3) / 4;
    assertThat(told).hasSize(steps + 1);
    TrainingStatus last = told.get(steps);
    assertThat(last.validationLoss()).isEqualTo(losses.validation()).isPresent();
    assertThat(last.loss()).isEqualTo(losses.training());
    assertThat(told.get(0).line()).startsWith("epoch 1/1, step 1/%d, loss ".formatted(steps));
  }

  @Test
  void refusesWhatDoesNotBelongTogether() {
    refuses(Fault.WRONG_PLAN, ToyTask.PLAN.withTrained(List.of("layer4")));
    refuses(Fault.WRONG_PLAN, withAugmentations(ToyTask.PLAN, List.of(Augmentation.FLIP_SLICES)));
    refuses(Fault.WRONG_CLASS_COUNT, ToyTask.PLAN.withClassWeights(List.of(1.0, 1.0, 1.0)));
    assertThatThrownBy(
            () ->
                new TrainingTask(
                    ToyTask.SPEC.withClasses(3),
                    ToyTask.start(5),
                    ToyTask.set(4, 1, 3),
                    ToyTask.PLAN))
        .hasMessage("WRONG_CLASS_COUNT: the network has 3 classes, the cases have 2");
  }

  private static void refuses(Fault fault, TrainingPlan plan) {
    assertThatThrownBy(() -> ToyTask.task(plan))
        .isInstanceOfSatisfying(
            TrainingFailedException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  private static TrainingPlan withAugmentations(TrainingPlan plan, List<Augmentation> ways) {
    String names = ways.stream().map(way -> "\"" + way + "\"").toList().toString();
    return TrainingPlan.parse(
        plan.json().replace("\"augmentations\":[]", "\"augmentations\":" + names));
  }

  private static float[] filled(int length, float value) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return values;
  }

  private static TrainedNetwork train(TrainingPlan plan) {
    return Trainer.inMemory(TrainingProgress.SILENT, CLOCK).train(ToyTask.task(plan));
  }
}
