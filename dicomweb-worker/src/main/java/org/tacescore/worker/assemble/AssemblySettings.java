package org.tacescore.worker.assemble;

import java.time.Duration;

/**
 * How long a study is waited for.
 *
 * @param quietPeriod pause after the last arrival before the study is looked at
 * @param imagesWait how long a recipe waits for images; zero means not at all
 * @param segmentationWait how long it waits for a segmentation
 * @param clinicalWait how long it waits for clinical values
 * @param key what the configuration adds to the identity of jobs
 */
public record AssemblySettings(
    Duration quietPeriod,
    Duration imagesWait,
    Duration segmentationWait,
    Duration clinicalWait,
    KeySettings key) {

  public static final Duration DEFAULT_QUIET_PERIOD = Duration.ofSeconds(90);
  public static final Duration DEFAULT_WAIT = Duration.ofHours(24);

  public AssemblySettings {
    for (Duration wait : new Duration[] {quietPeriod, imagesWait, segmentationWait, clinicalWait}) {
      if (wait.isNegative()) {
        throw new IllegalArgumentException("a wait cannot be negative, got " + wait);
      }
    }
  }

  /** The wait for what a recipe lacks. */
  Duration waitFor(RecipeState lack) {
    return switch (lack) {
      case WAITING_IMAGES -> imagesWait;
      case WAITING_SEG -> segmentationWait;
      case AWAITING_CLINICAL -> clinicalWait;
      default -> Duration.ZERO;
    };
  }
}
