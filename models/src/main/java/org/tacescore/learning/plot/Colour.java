package org.tacescore.learning.plot;

/** Red, green and blue, 0 to 255 each. */
record Colour(int red, int green, int blue) {
  static final Colour BLACK = new Colour(0, 0, 0);
  static final Colour WHITE = new Colour(255, 255, 255);
  static final Colour GREY = new Colour(89, 89, 89);
  static final Colour PALE = new Colour(225, 225, 225);

  static Colour of(int rgb) {
    return new Colour((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255);
  }

  /** {@code #rrggbb}. */
  String hex() {
    int rgb = (red << 16) | (green << 8) | blue;
    String digits = Integer.toHexString(rgb);
    return "#" + "0".repeat(6 - digits.length()) + digits;
  }

  /** This colour at a share of 0, the other at 1. */
  Colour towards(Colour other, double share) {
    return new Colour(
        between(red, other.red, share),
        between(green, other.green, share),
        between(blue, other.blue, share));
  }

  /** Relative luminance after WCAG 2.1, 0 (black) to 1 (white). */
  double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
