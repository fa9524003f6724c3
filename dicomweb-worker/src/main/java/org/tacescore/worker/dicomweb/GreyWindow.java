package org.tacescore.worker.dicomweb;

/**
 * How values become brightness (PS3.3 section C.11.2.1.2).
 *
 * @param center in the values' unit
 * @param width in the values' unit; at least 1 for {@link Function#LINEAR}, else above 0
 */
record GreyWindow(double center, double width, Function function) {

  /** VOI LUT Function (0028,1056). */
  enum Function {
    LINEAR,
    LINEAR_EXACT,
    SIGMOID
  }

  GreyWindow {
    boolean fit = function == Function.LINEAR ? width >= 1 : width > 0;
    if (!Double.isFinite(center) || !Double.isFinite(width) || !fit) {
      throw new IllegalArgumentException(
          "a window must have a width of 1 or more, got %s at %s".formatted(width, center));
    }
  }

  /** The window in which the given values go from black to white. */
  static GreyWindow around(double least, double greatest) {
    double width = Math.max(greatest - least, Double.MIN_NORMAL);
    return new GreyWindow(least + width / 2, width, Function.LINEAR_EXACT);
  }

  /** Brightness of a value, 0 to 1. */
  double brightness(double value) {
    double at =
        switch (function) {
          case LINEAR ->
              width == 1
                  ? (value > center - 0.5 ? 1 : 0)
                  : (value - (center - 0.5)) / (width - 1) + 0.5;
          case LINEAR_EXACT -> (value - center) / width + 0.5;
          case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - center) / width));
        };
    return Math.min(1, Math.max(0, at));
  }
}
