package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.Intensity;
import org.tacescore.network.Preprocessing;
import org.tacescore.network.crop.CropRule;
import org.tacescore.segio.ContrastPhase;

/**
 * Reads the crop of a recipe's network. Reference, channels, size, source and either a window or a
 * z-score must be there; what else is left out means the square box, without margin, on the largest
 * slice, one slice a channel, channels that keep their intensity, phases that stay as they lie.
 */
final class PhaseCropReader extends EntryReader<PhaseCropReader.Entry, PhaseCrop> {
  private static final long serialVersionUID = 1L;

  /** A crop with every key; a window without ends is none. */
  record Entry(
      ContrastPhase reference,
      List<ContrastPhase> channels,
      CropRule.Slices slices,
      double leastArea,
      CropRule.Field field,
      double marginMm,
      double marginPart,
      int adjacent,
      int size,
      double windowLow,
      double windowHigh,
      Over zScore,
      List<Double> channelMean,
      List<Double> channelStd,
      boolean register,
      String source) {

    Preprocessing preprocessing() {
      ChannelMeaning meaning =
          adjacent > 1 ? ChannelMeaning.ADJACENT_SLICES : ChannelMeaning.PHASES;
      return channelMean.isEmpty() && channelStd.isEmpty()
          ? Preprocessing.plain(intensity(), meaning, channels.size() * adjacent)
          : new Preprocessing(intensity(), meaning, channelMean, channelStd);
    }

    private Intensity intensity() {
      boolean unbounded = Double.isInfinite(windowLow) && Double.isInfinite(windowHigh);
      if (unbounded == (zScore == Over.NOTHING)) {
        throw new IllegalArgumentException(
            "a crop needs either a window (window-low, window-high) or a z-score");
      }
      return switch (zScore) {
        case NOTHING -> new Intensity.Window(windowLow, windowHigh);
        case CROP -> new Intensity.ZScore(Intensity.Extent.CROP);
        case IMAGE -> new Intensity.ZScore(Intensity.Extent.IMAGE);
      };
    }
  }

  /** What a z-score is taken over. */
  enum Over {
    @JsonProperty("nothing")
    NOTHING,
    @JsonProperty("crop")
    CROP,
    @JsonProperty("image")
    IMAGE
  }

  PhaseCropReader() {
    super(PhaseCrop.class, Entry.class);
  }

  @Override
  Map<String, JsonNode> leftOut() {
    return Map.ofEntries(
        Map.entry("slices", VALUES.textNode("largest")),
        Map.entry("least-area", VALUES.numberNode(0.0)),
        Map.entry("field", VALUES.textNode("box")),
        Map.entry("margin-mm", VALUES.numberNode(0.0)),
        Map.entry("margin-part", VALUES.numberNode(0.0)),
        Map.entry("adjacent", VALUES.numberNode(1)),
        Map.entry("window-low", VALUES.numberNode(Double.NEGATIVE_INFINITY)),
        Map.entry("window-high", VALUES.numberNode(Double.POSITIVE_INFINITY)),
        Map.entry("z-score", VALUES.textNode("nothing")),
        Map.entry("channel-mean", VALUES.arrayNode()),
        Map.entry("channel-std", VALUES.arrayNode()),
        Map.entry("register", VALUES.booleanNode(false)));
  }

  @Override
  PhaseCrop make(Entry whole) {
    return new PhaseCrop(
        whole.reference(),
        whole.channels(),
        new CropRule(
            whole.slices(),
            whole.leastArea(),
            whole.field(),
            whole.marginMm(),
            whole.marginPart(),
            whole.adjacent(),
            whole.size(),
            whole.preprocessing()),
        whole.register(),
        whole.source());
  }
}
