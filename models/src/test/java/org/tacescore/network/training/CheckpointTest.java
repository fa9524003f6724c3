package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.training.TrainingFailedException.Fault;

class CheckpointTest {
  private static final TrainingPlan PLAN = ToyTask.PLAN.withEpochs(3, 0);

  @TempDir static Path folder;
  private static TrainedNetwork interrupted;

  private static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Stops in the middle of the second epoch, then goes on. */
  @BeforeAll
  static void interruptAndResume() {
    Trainer stopping =
        Trainer.in(
            folder,
            status -> {
              if (status.epoch() == 2 && status.step() == 2) {
                throw new StoppedException();
              }
            },
            Clock.systemUTC());
    assertThatThrownBy(() -> stopping.train(ToyTask.task(PLAN)))
        .isInstanceOf(StoppedException.class);
    interrupted = silent().train(ToyTask.task(PLAN));
  }

  @Test
  void aResumedTrainingEndsWhereAnUninterruptedOneDoes() {
    TrainedNetwork whole =
        Trainer.inMemory(TrainingProgress.SILENT, Clock.systemUTC()).train(ToyTask.task(PLAN));
    assertThat(interrupted.history()).isEqualTo(whole.history());
    assertThat(interrupted.weights()).isEqualTo(whole.weights());
  }

  @Test
  void aFinishedTrainingIsReadAndNotRepeated() {
    Trainer none =
        Trainer.in(
            folder,
            status -> {
              throw new StoppedException();
            },
            Clock.systemUTC());
    TrainedNetwork again = none.train(ToyTask.task(PLAN));
    assertThat(again.weights()).isEqualTo(interrupted.weights());
    assertThat(again.history()).isEqualTo(interrupted.history());
  }

  @Test
  void refusesTheCheckpointOfAnotherTraining() {
    refuses(Fault.CHECKPOINT_OF_OTHER_PLAN, folder, ToyTask.task(PLAN.withEpochs(4, 0)));
    refuses(Fault.CHECKPOINT_OF_OTHER_PLAN, folder, ToyTask.task(PLAN.with(PLAN.seed(), 1)));
    refuses(
        Fault.CHECKPOINT_OF_OTHER_CASES,
        folder,
        new TrainingTask(ToyTask.SPEC, ToyTask.start(5), ToyTask.set(8, 2, 4), PLAN));
    refuses(
        Fault.CHECKPOINT_OF_OTHER_NETWORK,
        folder,
        new TrainingTask(ToyTask.SPEC, ToyTask.start(6), ToyTask.set(8, 2, 3), PLAN));
  }

  @Test
  void refusesADamagedCheckpoint(@TempDir Path other) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("checkpoint.safetensors"));
    Path damaged = other.resolve("checkpoint.safetensors");
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
    refuses(Fault.DAMAGED_CHECKPOINT, other, ToyTask.task(PLAN));
    Files.write(damaged, new byte[0]);
    refuses(Fault.DAMAGED_CHECKPOINT, other, ToyTask.task(PLAN));
  }

  private static Trainer silent() {
    return Trainer.in(folder, TrainingProgress.SILENT, Clock.systemUTC());
  }

  private static void refuses(Fault fault, Path place, TrainingTask task) {
    assertThatThrownBy(
            () -> Trainer.in(place, TrainingProgress.SILENT, Clock.systemUTC()).train(task))
        .isInstanceOfSatisfying(
            TrainingFailedException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }
}
