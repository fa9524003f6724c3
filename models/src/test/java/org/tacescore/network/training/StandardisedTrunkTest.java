package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/** A perceptron that learns from a frozen trunk's standardised outputs, and sees images after. */
class StandardisedTrunkTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final TrainingTask TASK = PerceptronTask.task(PerceptronTask.PLAN);
  private static final List<TrainingImage> IMAGES = TrainingBatches.images(TASK.set().cases());

  @TempDir static Path folder;
  private static FeatureCache trunk = FeatureCache.inMemory();

  @BeforeAll
  static void share() {
    trunk = FeatureCache.in(folder.resolve("trunk"));
  }

  /** The training images' outputs have mean 0 and deviation 1, or are 0. */
  @Test
  void hasTheTrainingImagesOnOneScale() {
    PatientSplit split = PatientSplit.of(TASK.set(), 0.25, TASK.plan().seed());
    List<TrainingImage> training = TrainingBatches.images(split.training());
    List<float[]> outputs = TrunkOutputs.of(TASK, trunk).outputs(training);
    Standardisation standard = Standardisation.of(outputs);
    List<double[]> rows = outputs.stream().map(standard::apply).toList();
    for (int i = 0; i < outputs.get(0).length; i++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : rows) {
        sum += row[i];
        squares += row[i] * row[i];
      }
      assertThat(sum / rows.size()).isCloseTo(0, within(1e-5));
      if (squares != 0) {
        assertThat(squares / rows.size()).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void theFoldedNetworkSeesInImagesWhatWasLearnedFromStandardisedOutputs() {
    StandardisedTrunk source = new StandardisedTrunk(TASK, trunk);
    try (EvaluationGraph graph = new EvaluationGraph(TASK.spec(), 2)) {
      graph.assign(TASK.start());
      float[] explicit = graph.logits(source.batch(IMAGES));
      graph.assign(TASK.started(source.onImages(TASK.changed(TASK.start()))));
      float[] folded = graph.logits(TrunkOutputs.of(TASK, trunk).batch(IMAGES));
      float[] ofImages = graph.logits(ImageBatch.of(IMAGES));
      assertThat(folded).containsExactly(explicit, within(1e-5f));
      assertThat(ofImages).containsExactly(explicit, within(1e-4f));
    }
  }

  @Test
  void foldsIntoTheLayerThatReadsTheTrunkAlone() {
    Weights learned = TASK.changed(TASK.start());
    Weights folded = new StandardisedTrunk(TASK, trunk).onImages(learned);
    List<String> other = new ArrayList<>();
    learned
        .asMap()
        .forEach(
            (name, tensor) -> {
              if (!folded.get(name).equals(tensor)) {
                other.add(name);
              }
            });
    assertThat(other).containsExactlyInAnyOrder("mlp.0.weight", "mlp.0.bias");
  }

  @Test
  void anOutputThatDoesNotVaryHasNoPart() {
    Standardisation standard =
        Standardisation.of(List.of(new float[] {2000, 1}, new float[] {2000, 3}));
    assertThat(standard.applyInSinglePrecision(new float[] {5000, 2})).containsExactly(0, 0);
    assertThat(standard.foldedKernel(new double[] {7, 4})).containsExactly(0, 4);
    assertThat(standard.foldedBias(new double[] {7, 4}, new double[] {1})).containsExactly(-7);
    assertThat(WeightTensor.of(new int[] {1}, new double[] {0.1}).toArray()).containsExactly(0.1f);
  }

  /** Shared or not, the trunk's outputs are the same, and so is what is learned from them. */
  @Test
  void isTheTrainersWayWhereverTheTrunksOutputsAreKept() {
    TrainedNetwork learned =
        new FineTuner(
                TASK,
                new StandardisedTrunk(TASK, trunk),
                Optional.empty(),
                TrainingProgress.SILENT,
                CLOCK)
            .train();
    Path own = folder.resolve("own");
    TrainedNetwork shared = Trainer.in(own, trunk, TrainingProgress.SILENT, CLOCK).train(TASK);
    TrainedNetwork alone = Trainer.inMemory(TrainingProgress.SILENT, CLOCK).train(TASK);
    TrainedNetwork again =
        Trainer.in(own, FeatureCache.inMemory(), TrainingProgress.SILENT, CLOCK).train(TASK);
    assertThat(List.of(shared.weights(), alone.weights(), again.weights()))
        .containsOnly(learned.weights());
    assertThat(shared.history()).isEqualTo(alone.history()).isEqualTo(again.history());
    assertThat(own.toFile().list()).containsExactly("checkpoint-standardised.safetensors");
    assertThat(folder.resolve("trunk").toFile().list()).hasSize(TASK.set().cases().size());
    assertThat(learned.history().epochs()).allMatch(epoch -> epoch.training() < 2);
  }
}
