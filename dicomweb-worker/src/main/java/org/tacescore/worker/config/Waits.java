package org.tacescore.worker.config;

import java.time.Duration;

/**
 * How long a study is waited for.
 *
 * @param quietPeriod it is taken as complete when nothing came for so long
 * @param images images that a recipe still lacks after so long are refused
 * @param segmentation as {@code images}, of the segmentation; counted from when the images are
 *     there
 * @param clinical as {@code images}, of clinical values; counted from when the segmentation is
 *     there
 */
public record Waits(
    Duration quietPeriod, Duration images, Duration segmentation, Duration clinical) {

  /** With one deadline for each kind of thing. */
  public static Waits of(Duration quietPeriod, Duration slotDeadline) {
    return new Waits(quietPeriod, slotDeadline, slotDeadline, slotDeadline);
  }
}
