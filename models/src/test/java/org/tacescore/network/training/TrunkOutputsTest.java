package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that are trained on what a frozen trunk made of the images, beside the images' way. */
class TrunkOutputsTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  /** One image a patient and a step: the trunk's sums are the same ones. */
  @Test
  void trainsBitForBitAsTheImagesDoWhereBatchesAreThoseOfTheTrunk() {
    TrainingTask task =
        new TrainingTask(ToyTask.SPEC, ToyTask.start(5), ToyTask.set(8, 1, 3), head(1));
    TrainedNetwork ofImages = train(task, ImageBatch::of);
    TrainedNetwork ofTrunk = train(task, trunk(task));
    assertThat(ofTrunk.history()).isEqualTo(ofImages.history());
    assertThat(ofTrunk.weights()).isEqualTo(ofImages.weights()).isNotEqualTo(task.start());
  }

  /**
   * The trunk sees two images of a patient, a step five of any: losses to 1e-5, weights to 1/100 of
   * a step.
   */
  @Test
  void trainsAsTheImagesDoInOtherBatches() {
    TrainingTask task = ToyTask.task(head(5));
    requireAgreement(train(task, trunk(task)), train(task, ImageBatch::of), task);
  }

  /** With a dropout and clinical values behind the trunk, of 23 million weights; each bit too. */
  @Tag("slow")
  @Test
  void trainsAPerceptronAsTheImagesDo() {
    TrainingTask task =
        PerceptronTask.task(
            new TrainingPlan(
                List.of("mlp", "fc"), 2, 1, 1e-3, 0, List.of(), List.of(), false, 0, 0.25, 11, 2));
    TrainedNetwork ofTrunk = train(task, TrunkOutputs.of(task, FeatureCache.in(folder)));
    assertThat(folder.toFile().list()).hasSize(task.set().cases().size());
    TrainedNetwork ofImages = train(task, ImageBatch::of);
    assertThat(ofTrunk.history()).isEqualTo(ofImages.history());
    assertThat(ofTrunk.weights()).isEqualTo(ofImages.weights());
  }

  @Test
  void isTheWayOfFrozenTrunksAndImagesAsTheyAre() {
    assertThat(PerceptronTask.task(PerceptronTask.PLAN).trunkFrozen()).isTrue();
    assertThat(frozen("mlp.3", "fc")).isTrue();
    assertThat(frozen("layer4.2.conv3", "mlp", "fc")).isFalse();
    assertThat(frozen("")).isFalse();
    TrainingPlan augmented =
        TrainingPlan.parse(
            PerceptronTask.PLAN
                .json()
                .replace("\"augmentations\":[]", "\"augmentations\":[\"FLIP_ROWS\"]"));
    assertThat(PerceptronTask.task(augmented).trunkFrozen()).isFalse();
    TrainingTask task = ToyTask.task(head(4));
    ImageBatch batch = trunk(task).batch(TrainingBatches.images(task.set().cases()));
    assertThatThrownBy(() -> batch.augment(0, Augmentation.FLIP_ROWS))
        .isInstanceOf(IllegalStateException.class);
  }

  private static boolean frozen(String... layers) {
    return PerceptronTask.task(PerceptronTask.PLAN.withTrained(List.of(layers))).trunkFrozen();
  }

  private static TrainingPlan head(int batch) {
    return new TrainingPlan(
        List.of("fc"), 3, batch, 1e-3, 1e-3, List.of(), List.of(), false, 0, 0.25, 11, 2);
  }

  private static TrunkOutputs trunk(TrainingTask task) {
    return TrunkOutputs.of(task, FeatureCache.inMemory());
  }

  private static TrainedNetwork train(TrainingTask task, ImageSource source) {
    return new FineTuner(task, source, Optional.empty(), TrainingProgress.SILENT, CLOCK).train();
  }

  private static void requireAgreement(
      TrainedNetwork ofTrunk, TrainedNetwork ofImages, TrainingTask task) {
    for (int i = 0; i < task.plan().epochs(); i++) {
      EpochLosses losses = ofTrunk.history().epochs().get(i);
      EpochLosses expected = ofImages.history().epochs().get(i);
      assertThat(losses.training()).isCloseTo(expected.training(), within(1e-5));
      assertThat(losses.validation().orElseThrow())
          .isCloseTo(expected.validation().orElseThrow(), within(1e-5));
    }
    double largest = 0;
    for (String name : task.start().names()) {
      float[] values = ofTrunk.weights().get(name).toArray();
      float[] expected = ofImages.weights().get(name).toArray();
      for (int i = 0; i < values.length; i++) {
        largest = Math.max(largest, Math.abs((double) values[i] - expected[i]));
      }
      if (!task.changes(name)) {
        assertThat(values).as(name).isEqualTo(task.start().get(name).toArray());
      }
    }
    assertThat(largest).isLessThan(task.plan().learningRate() / 100);
  }
}
