package org.tacescore.recipe.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training is asked for beside its template and cohort.
 *
 * @param endpoint id of one of the template's endpoints; empty for the first
 * @param heldOutCentre whose patients take no part in anything that is learned
 * @param seed of all randomness
 * @param threads networks or patients that are worked on at a time, 1 or more; changes nothing that
 *     is made
 * @param softwareVersion of the software that trains, for the facts
 * @param weights a safetensors or npz file from which networks start, all but the layers that
 *     weights of another task do not have; empty for seeded weights
 */
public record TrainingOptions(
    Optional<String> endpoint,
    Optional<String> heldOutCentre,
    long seed,
    int threads,
    String softwareVersion,
    Optional<Path> weights) {
  public TrainingOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, got " + threads);
    }
  }

  /** Networks start from seeded weights. */
  public TrainingOptions(
      Optional<String> endpoint,
      Optional<String> heldOutCentre,
      long seed,
      int threads,
      String softwareVersion) {
    this(endpoint, heldOutCentre, seed, threads, softwareVersion, Optional.empty());
  }

  /** The first endpoint, nobody held out, seeded weights. */
  public static TrainingOptions of(long seed, int threads, String softwareVersion) {
    return new TrainingOptions(Optional.empty(), Optional.empty(), seed, threads, softwareVersion);
  }

  /** The same with networks that start from a file of weights. */
  public TrainingOptions withWeights(Path file) {
    return new TrainingOptions(
        endpoint, heldOutCentre, seed, threads, softwareVersion, Optional.of(file));
  }
}
