package org.tacescore.network.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Trains networks. Where the plan trains the head alone, without augmentations, the head learns
 * from features that are computed once and kept by this object; else the plan's layers are trained
 * by mini-batches, with a checkpoint after every epoch where there is a folder. Where all of these
 * are behind the trunk, without augmentations, its outputs are computed once and kept likewise.
 */
public final class Trainer {
  private static final String CHECKPOINT = "checkpoint.safetensors";
  private static final String FEATURES = "features";

  private final Optional<Path> folder;
  private final FeatureCache features;
  private final TrainingProgress progress;
  private final Clock clock;

  private Trainer(Optional<Path> folder, TrainingProgress progress, Clock clock) {
    this.folder = folder;
    this.features = new FeatureCache(folder.map(path -> path.resolve(FEATURES)));
    this.progress = progress;
    this.clock = clock;
  }

  /** Keeps nothing on disk. */
  public static Trainer inMemory(TrainingProgress progress, Clock clock) {
    return new Trainer(Optional.empty(), progress, clock);
  }

  /**
   * Keeps features and the last epoch's checkpoint in a folder. A training that was killed goes on
   * from there, to the same weights, bit for bit, on the same machine with the same number of
   * threads.
   *
   * @param folder of this training alone; made when needed
   */
  public static Trainer in(Path folder, TrainingProgress progress, Clock clock) {
    return new Trainer(Optional.of(folder), progress, clock);
  }

  /**
   * Trains as the task's plan says.
   *
   * @throws TrainingFailedException when a loss is not finite, or the folder holds the checkpoint
   *     of another training
   */
  public TrainedNetwork train(TrainingTask task) {
    folder.ifPresent(Trainer::make);
    if (task.headOnly()) {
      return new HeadTrainer(task, features, progress, clock).train();
    }
    Optional<Checkpoint> checkpoint =
        folder.map(path -> new Checkpoint(path.resolve(CHECKPOINT), task));
    ImageSource source = task.trunkFrozen() ? new TrunkOutputs(task, features) : ImageBatch::of;
    return new FineTuner(task, source, checkpoint, progress, clock).train();
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }
}
