package org.tacescore.recipe;

import java.util.List;
import org.tacescore.network.ImageShape;
import org.tacescore.segio.ContrastPhase;

/**
 * The square patch of an axial slice that a network sees.
 *
 * <p>The slice is that of the reference phase on which the region of interest has its largest area
 * (of equals the first). The square is centred at the centre of the region's in-plane bounding box
 * on that slice; its side is the longer side of that box plus the margin on both ends. It is
 * sampled at {@code size} by {@code size} pixel centres, bilinear in the plane; every other phase
 * is sampled at the same patient positions, on its nearest slice; one in another frame of reference
 * through a registration of the study. Positions outside a volume have the lower end of the window.
 *
 * @param reference the phase that gives slice and square
 * @param channels the phase of each channel
 * @param marginMm added on each side, mm
 * @param size pixels along each side
 * @param windowLow intensity that becomes 0 (CT: HU); lower ones are clipped
 * @param windowHigh intensity that becomes 1; higher ones are clipped
 * @param source where these choices come from
 */
public record CropRule(
    ContrastPhase reference,
    List<ContrastPhase> channels,
    double marginMm,
    int size,
    double windowLow,
    double windowHigh,
    String source) {

  /** No network here takes larger images. */
  private static final int LARGEST = 1024;

  public CropRule {
    channels = List.copyOf(channels);
    if (channels.isEmpty()
        || size <= 0
        || size > LARGEST
        || marginMm < 0
        || !(windowLow < windowHigh)) {
      throw new IllegalArgumentException(
          "a crop needs channels, size 1 to 1024, margin-mm >= 0 and window-low < window-high, got "
              + "%s, %d, %s, %s..%s".formatted(channels, size, marginMm, windowLow, windowHigh));
    }
  }

  /** The shape of the crops. */
  public ImageShape shape() {
    return ImageShape.planar(size, size, channels.size());
  }
}
