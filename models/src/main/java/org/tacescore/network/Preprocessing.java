package org.tacescore.network;

import java.util.Collections;
import java.util.List;

/**
 * What has to be done to an image before a network sees it: intensities by {@code intensity}, then
 * for each channel minus {@code mean}, divided by {@code standardDeviation}.
 *
 * @param intensity the same for all channels
 * @param channels what the channels are
 * @param mean of each channel behind {@code intensity}; ImageNet's are 0.485, 0.456, 0.406
 * @param standardDeviation of each channel, above 0; ImageNet's are 0.229, 0.224, 0.225
 */
public record Preprocessing(
    Intensity intensity,
    ChannelMeaning channels,
    List<Double> mean,
    List<Double> standardDeviation) {

  public Preprocessing {
    mean = List.copyOf(mean);
    standardDeviation = List.copyOf(standardDeviation);
    boolean finite = mean.stream().allMatch(Double::isFinite);
    boolean positive = standardDeviation.stream().allMatch(s -> s > 0 && s < Double.MAX_VALUE);
    if (mean.isEmpty() || mean.size() != standardDeviation.size() || !finite || !positive) {
      throw new IllegalArgumentException(
          "each channel needs a finite mean and a standard deviation above 0, got %s and %s"
              .formatted(mean, standardDeviation));
    }
  }

  /** Channels that keep their intensities: mean 0, standard deviation 1. */
  public static Preprocessing plain(Intensity intensity, ChannelMeaning channels, int count) {
    return new Preprocessing(
        intensity, channels, Collections.nCopies(count, 0.0), Collections.nCopies(count, 1.0));
  }

  /** Number of channels. */
  public int count() {
    return mean.size();
  }
}
