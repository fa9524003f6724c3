package org.tacescore.network.crop;

import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.network.Intensity;
import org.tacescore.network.Preprocessing;
import org.tacescore.volume.Volume;

/** Gives the sampled values of one image, NaN outside the volumes, the form a network takes. */
final class Intensities {
  private final Preprocessing rule;
  private final List<Standard> ofSeries;

  /**
   * @param volumes the image of each series; their channels follow one after the other
   */
  Intensities(Preprocessing rule, List<Volume> volumes) {
    this.rule = rule;
    this.ofSeries =
        rule.intensity() instanceof Intensity.ZScore z && z.over() == Intensity.Extent.IMAGE
            ? volumes.stream().map(Standard::of).toList()
            : List.of();
  }

  /**
   * @param values of one image, the channel fastest; are overwritten, none is NaN then
   */
  void apply(double[] values) {
    int channels = rule.count();
    if (rule.intensity() instanceof Intensity.Window window) {
      window(values, window);
    } else if (ofSeries.isEmpty()) {
      Standard.of(values).apply(values, i -> true);
    } else {
      int adjacent = channels / ofSeries.size();
      IntStream.range(0, ofSeries.size())
          .forEach(s -> ofSeries.get(s).apply(values, i -> i % channels / adjacent == s));
    }
    for (int i = 0; i < values.length; i++) {
      double value = Double.isNaN(values[i]) ? 0 : values[i];
      int channel = i % channels;
      values[i] = (value - rule.mean().get(channel)) / rule.standardDeviation().get(channel);
    }
  }

  private static void window(double[] values, Intensity.Window window) {
    for (int i = 0; i < values.length; i++) {
      double part = (values[i] - window.low()) / (window.high() - window.low());
      values[i] = Math.max(0, Math.min(1, part));
    }
  }
}
