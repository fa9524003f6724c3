package org.tacescore.worker.cli;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.ImageShape;
import org.tacescore.network.Intensity;
import org.tacescore.network.Preprocessing;
import picocli.CommandLine.Option;

/** What an image needs before the network sees it, as options. */
final class PreprocessingOptions {
  /** The mean and standard deviation of torchvision's ImageNet models, red, green, blue. */
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);

  private static final List<Double> IMAGENET_DEVIATION = List.of(0.229, 0.224, 0.225);
  private static final double WINDOW_LOW = -100;
  private static final double WINDOW_HIGH = 250;
  private static final int PHASE_CHANNELS = 2;

  @Option(
      names = "--window",
      paramLabel = "LOW,HIGH",
      split = ",",
      description = "Intensities that become 0 and 1 (default: -100,250 HU).")
  private @Nullable List<Double> window;

  @Option(
      names = "--z-score",
      paramLabel = "OVER",
      description = "In place of a window: z-score over the image or the crop.")
  private Intensity.@Nullable Extent zScore;

  @Option(
      names = "--channels",
      paramLabel = "WHAT",
      converter = ChannelWords.class,
      description =
          "What the channels are: adjacent-slices or phases (default: phases where there are two).")
  private @Nullable ChannelMeaning channels;

  @Option(
      names = "--mean",
      paramLabel = "M,...",
      split = ",",
      description = "Mean of each channel, taken off behind the window (default: 0).")
  private @Nullable List<Double> mean;

  @Option(
      names = "--sd",
      paramLabel = "S,...",
      split = ",",
      description = "Standard deviation of each channel, divided by (default: 1).")
  private @Nullable List<Double> deviation;

  @Option(
      names = "--imagenet",
      description = "ImageNet's mean and standard deviation, for networks of three channels.")
  private boolean imagenet;

  /**
   * @throws IllegalArgumentException when the options do not suit each other
   */
  Preprocessing of(ImageShape image) {
    ChannelMeaning meaning =
        image.channels() == PHASE_CHANNELS ? ChannelMeaning.PHASES : ChannelMeaning.ADJACENT_SLICES;
    return new Preprocessing(
        intensity(),
        channels == null ? meaning : channels,
        perChannel(mean, IMAGENET_MEAN, 0, image.channels()),
        perChannel(deviation, IMAGENET_DEVIATION, 1, image.channels()));
  }

  private Intensity intensity() {
    if (zScore != null) {
      if (window != null) {
        throw new IllegalArgumentException("--window and --z-score exclude each other");
      }
      return new Intensity.ZScore(zScore);
    }
    if (window == null) {
      return new Intensity.Window(WINDOW_LOW, WINDOW_HIGH);
    }
    if (window.size() != 2) {
      throw new IllegalArgumentException("--window must be LOW,HIGH, got " + window);
    }
    return new Intensity.Window(window.get(0), window.get(1));
  }

  private List<Double> perChannel(
      @Nullable List<Double> given, List<Double> ofImageNet, double otherwise, int count) {
    if (given != null) {
      if (imagenet) {
        throw new IllegalArgumentException("--imagenet excludes --mean and --sd");
      }
      return given;
    }
    return imagenet ? ofImageNet : Collections.nCopies(count, otherwise);
  }
}
