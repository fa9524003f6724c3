package org.tacescore.report.image;

/**
 * Colours of a heat map, from little to much: dark violet, magenta, orange, pale yellow. Brightness
 * grows throughout, so that they can be told apart without seeing colours.
 */
final class HeatColours {
  private static final int[][] STEPS = {
    {23, 10, 61}, {107, 26, 110}, {217, 71, 69}, {252, 166, 51}, {252, 250, 179}
  };

  /** How much of the image a value of 1 covers. */
  private static final double MOST_COVER = 0.7;

  /** From this value on the colour covers as much as it may. */
  private static final double FULL_FROM = 0.6;

  private HeatColours() {}

  /** Colour of a value from 0 to 1, as 0xRRGGBB. */
  static int colour(double value) {
    double place = Math.min(1, Math.max(0, value)) * (STEPS.length - 1);
    int below = Math.min(STEPS.length - 2, (int) place);
    int rgb = 0;
    for (int sample = 0; sample < 3; sample++) {
      double mixed =
          STEPS[below][sample]
              + (place - below) * (STEPS[below + 1][sample] - STEPS[below][sample]);
      rgb = rgb << 8 | (int) Math.round(mixed);
    }
    return rgb;
  }

  /** A grey value (0 to 255) with a value of the map laid over it; 0 leaves it as it is. */
  static int over(int grey, double value) {
    if (!(value > 0)) {
      return grey << 16 | grey << 8 | grey;
    }
    double cover = MOST_COVER * Math.min(1, value / FULL_FROM);
    int colour = colour(value);
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      rgb = rgb << 8 | (int) Math.round(grey + cover * ((colour >> shift & 0xFF) - grey));
    }
    return rgb;
  }
}
