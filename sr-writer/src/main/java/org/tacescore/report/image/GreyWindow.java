package org.tacescore.report.image;

/**
 * Which values are shown as which grey (PS3.3 C.11.2.1.2).
 *
 * @param center Window Center, in the unit of the image
 * @param width Window Width, above 0
 */
public record GreyWindow(double center, double width) {
  /** Liver on CT, in Hounsfield units. */
  public static final GreyWindow LIVER_CT = new GreyWindow(60, 350);

  private static final int WHITE = 255;

  public GreyWindow {
    if (!(width > 0) || !Double.isFinite(center + width)) {
      throw new IllegalArgumentException(
          "a window needs a width above 0, got %s about %s".formatted(width, center));
    }
  }

  /** 0 (black) to 255 (white); NaN is black. */
  int grey(double value) {
    double part = (value - center) / width + 0.5;
    return (int) Math.round(WHITE * Math.min(1, Math.max(0, part)));
  }
}
