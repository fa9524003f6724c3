package org.tacescore.recipe.training;

import java.util.Optional;

/**
 * What a training is asked for beside its template and cohort.
 *
 * @param endpoint id of one of the template's endpoints; empty for the first
 * @param heldOutCentre whose patients take no part in anything that is learned
 * @param seed of all randomness
 * @param threads of networks' operations, 1 or more; stands in nothing that is made
 * @param softwareVersion of the software that trains, for the facts
 */
public record TrainingOptions(
    Optional<String> endpoint,
    Optional<String> heldOutCentre,
    long seed,
    int threads,
    String softwareVersion) {
  public TrainingOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, got " + threads);
    }
  }

  /** The first endpoint, nobody held out. */
  public static TrainingOptions of(long seed, int threads, String softwareVersion) {
    return new TrainingOptions(Optional.empty(), Optional.empty(), seed, threads, softwareVersion);
  }
}
