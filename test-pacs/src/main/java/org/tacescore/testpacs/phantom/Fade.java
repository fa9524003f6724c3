package org.tacescore.testpacs.phantom;

/** Smooth steps, for boundaries that a scanner blurs. */
final class Fade {

  private Fade() {}

  /** 0 below {@code low}, 1 above {@code high}, and smooth between them. */
  static double step(double value, double low, double high) {
    double t = Math.max(0, Math.min(1, (value - low) / (high - low)));
    return t * t * (3 - 2 * t);
  }
}
