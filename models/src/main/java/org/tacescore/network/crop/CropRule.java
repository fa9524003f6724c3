package org.tacescore.network.crop;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.tacescore.network.ChannelMeaning;
import org.tacescore.network.ImageShape;
import org.tacescore.network.Preprocessing;

/**
 * What is cut out about a region of interest, and how its intensities are given to a network.
 *
 * <p>A crop lies along the axes of the reference grid, that of the region. Planar crops are {@code
 * size} by {@code size} pixel centres, bilinear in the plane of a channel's nearest slice; a cube
 * has {@code size} pixel centres along each axis, trilinear. Nothing is smoothed before. Every
 * channel is sampled at the same patient positions. Positions outside a volume have the lower end
 * of a window; they take no part in a z-score and become its mean. Either is 0 before the channels
 * are normalised.
 *
 * @param slices which slices of the region make an image each
 * @param leastArea with {@link Slices#EVERY}: slices whose area of the region is below this part of
 *     the largest slice's are left out; 0 to 1
 * @param field what of the slice is seen
 * @param marginMm with {@link Field#BOX}: added on each side, mm
 * @param marginPart with {@link Field#BOX}: added on each side, as a part of the box's longer side
 * @param adjacent slices of each channel's own series that are taken, ascending, the nearest to the
 *     crop in their middle; odd. Beyond the end of a volume its last slice is repeated
 * @param size pixels along each side
 * @param preprocessing has as many channels as series and adjacent slices give; a z-score over the
 *     crop is over all channels of one image together, one over the image over each series by
 *     itself
 */
public record CropRule(
    Slices slices,
    double leastArea,
    Field field,
    double marginMm,
    double marginPart,
    int adjacent,
    int size,
    Preprocessing preprocessing) {

  /** No network here takes larger images. */
  private static final int LARGEST_SIZE = 1024;

  private static final int LARGEST_CUBE = 128;

  private static final int MOST_ADJACENT = 15;

  /** Which slices of the region are seen. */
  public enum Slices {
    /** The one on which the region has its largest area; of equals the first. One image. */
    @JsonProperty("largest")
    LARGEST,
    /** Each that the region touches, ascending. One image a slice. */
    @JsonProperty("every")
    EVERY,
    /** All at once: a cube. One image. */
    @JsonProperty("cube")
    CUBE
  }

  /** What of a slice, or of the volume, is seen. */
  public enum Field {
    /**
     * A square about the region's bounding box on that slice: the same centre, the longer side,
     * margins added, scaled to the size. For {@link Slices#CUBE} a cube about its box in space.
     */
    @JsonProperty("box")
    BOX,
    /**
     * As many pixels of the reference grid as the size says, unscaled. The pixel that holds the
     * region's centroid on that slice (half-way: the higher) is at row and column {@code size / 2}.
     */
    @JsonProperty("centroid")
    CENTROID
  }

  /** Refuses sizes out of range and combinations that mean nothing; the messages name the key. */
  public CropRule {
    int largest = slices == Slices.CUBE ? LARGEST_CUBE : LARGEST_SIZE;
    require(
        size >= 1 && size <= largest,
        "a crop needs a size 1 to %d, got %d".formatted(largest, size));
    require(
        marginMm >= 0 && marginPart >= 0 && Double.isFinite(marginMm + marginPart),
        "a crop needs margin-mm and margin-part >= 0, got %s and %s"
            .formatted(marginMm, marginPart));
    require(
        adjacent >= 1 && adjacent <= MOST_ADJACENT && adjacent % 2 == 1,
        "a crop needs adjacent to be odd, 1 to %d, got %d".formatted(MOST_ADJACENT, adjacent));
    require(
        leastArea >= 0 && leastArea <= 1,
        "a crop needs least-area between 0 and 1, got " + leastArea);
    require(leastArea == 0 || slices == Slices.EVERY, "least-area goes with slices 'every' alone");
    require(
        field == Field.BOX || (marginMm == 0 && marginPart == 0),
        "margin-mm and margin-part go with field 'box' alone");
    require(
        slices != Slices.CUBE || (field == Field.BOX && adjacent == 1),
        "slices 'cube' goes with field 'box' and one adjacent slice");
    require(
        (adjacent > 1) == (preprocessing.channels() == ChannelMeaning.ADJACENT_SLICES),
        "%d adjacent slices do not make channels that are %s"
            .formatted(adjacent, preprocessing.channels()));
  }

  private static void require(boolean fact, String message) {
    if (!fact) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * The shape of the images.
   *
   * @param series how many series the crop is taken from, one after the other; each gives {@code
   *     adjacent} channels
   * @throws IllegalArgumentException when the preprocessing is for another number of channels
   */
  public ImageShape shape(int series) {
    int channels = Math.multiplyExact(series, adjacent);
    require(
        preprocessing.count() == channels,
        "channel-mean and channel-std are for %d channels, the crop has %d"
            .formatted(preprocessing.count(), channels));
    return slices == Slices.CUBE
        ? new ImageShape(size, size, size, channels)
        : ImageShape.planar(size, size, channels);
  }
}
