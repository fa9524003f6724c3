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
 * are behind the trunk, without augmentations, its outputs are computed once and kept likewise; if
 * the layer that reads them is trained, it learns from them standardised.
 */
public final class Trainer {
  private static final String CHECKPOINT = "checkpoint.safetensors";
  private static final String OF_STANDARDISED = "checkpoint-standardised.safetensors";
  private static final String FEATURES = "features";

  private final Optional<Path> folder;
  private final FeatureCache features;
  private final FeatureCache trunk;
  private final TrainingProgress progress;
  private final Clock clock;

  private Trainer(
      Optional<Path> folder,
      FeatureCache features,
      FeatureCache trunk,
      TrainingProgress progress,
      Clock clock) {
    this.folder = folder;
    this.features = features;
    this.trunk = trunk;
    this.progress = progress;
    this.clock = clock;
  }

  /** Keeps nothing on disk. */
  public static Trainer inMemory(TrainingProgress progress, Clock clock) {
    FeatureCache features = FeatureCache.inMemory();
    return new Trainer(Optional.empty(), features, features, progress, clock);
  }

  /**
   * Keeps features and the last epoch's checkpoint in a folder. A training that was killed goes on
   * from there, to the same weights, bit for bit, on the same machine with the same number of
   * threads.
   *
   * @param folder of this training alone; made when needed
   */
  public static Trainer in(Path folder, TrainingProgress progress, Clock clock) {
    FeatureCache features = FeatureCache.in(folder.resolve(FEATURES));
    return new Trainer(Optional.of(folder), features, features, progress, clock);
  }

  /**
   * As {@link #in(Path, TrainingProgress, Clock)}, but with what a frozen trunk made of images kept
   * where other trainings find it.
   *
   * @param trunk shared by trainings on images of the same patients
   */
  public static Trainer in(
      Path folder, FeatureCache trunk, TrainingProgress progress, Clock clock) {
    FeatureCache features = FeatureCache.in(folder.resolve(FEATURES));
    return new Trainer(Optional.of(folder), features, trunk, progress, clock);
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
    // Weights of one way mean nothing to the other.
    String file = task.readsTrunkAnew() ? OF_STANDARDISED : CHECKPOINT;
    Optional<Checkpoint> checkpoint = folder.map(path -> new Checkpoint(path.resolve(file), task));
    return new FineTuner(task, source(task), checkpoint, progress, clock).train();
  }

  private ImageSource source(TrainingTask task) {
    if (task.readsTrunkAnew()) {
      return new StandardisedTrunk(task, trunk);
    }
    return task.trunkFrozen() ? TrunkOutputs.of(task, trunk) : ImageBatch::of;
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }
}
