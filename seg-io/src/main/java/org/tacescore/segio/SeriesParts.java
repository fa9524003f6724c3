package org.tacescore.segio;

import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.refusal.RefusedException;

/**
 * The stacks that a series holds: the phases of a dynamic acquisition, the contrasts of a Dixon
 * one, several reconstructions, a localizer beside the images.
 *
 * <p>A series is split only where its images are not one even stack, each part becomes one, and the
 * parts lie at the same places; else it stays whole, and reading it refuses it by name. An
 * attribute that merely varies along a stack never splits it. The rules: {@link StackSplit}.
 */
public final class SeriesParts {
  private SeriesParts() {}

  /**
   * What the parts of a series say of themselves.
   *
   * @param instances the data sets of one series, in any order; pixel data are not looked at
   * @return at least one; exactly one, named as the whole series, where it is not split
   */
  public static List<SeriesHeader> split(List<Attributes> instances) {
    String series = SeriesHeaderReader.seriesOf(instances);
    List<ImageFrame> frames = ImageFrame.ofAll(instances);
    List<StackSplit.Part> parts = placed(frames).map(StackSplit::of).orElse(List.of());
    if (parts.size() < 2) {
      return List.of(SeriesReader.header(SeriesPart.whole(series), frames));
    }
    return parts.stream()
        .map(
            part ->
                SeriesReader.header(
                    new SeriesPart(series, part.label()),
                    part.slices().stream().map(Slice::frame).toList()))
        .toList();
  }

  /** Empty unless every image can be read and has its place. */
  private static Optional<List<Slice>> placed(List<ImageFrame> frames) {
    try {
      frames.forEach(ImageFrame::requireReadable);
      Concatenation.requireWhole(frames);
      return Optional.of(frames.stream().map(Slice::of).toList());
    } catch (RefusedException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
