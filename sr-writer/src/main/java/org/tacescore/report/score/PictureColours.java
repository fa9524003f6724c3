package org.tacescore.report.score;

import java.awt.Color;

/** Colours drawn on grey slices: told apart by people who see few colours, and on paper. */
final class PictureColours {
  /**
   * From little to much: dark violet, magenta, orange, pale yellow; brightness grows throughout.
   */
  private static final float[][] HEAT = {
    {0.09f, 0.04f, 0.24f},
    {0.42f, 0.10f, 0.43f},
    {0.85f, 0.28f, 0.27f},
    {0.99f, 0.65f, 0.20f},
    {0.99f, 0.98f, 0.70f}
  };

  private PictureColours() {}

  static Color of(Outline.Kind kind) {
    return switch (kind) {
      case TUMOUR -> new Color(0xFFC400);
      case RING -> new Color(0x35B5FF);
      case LIVER -> new Color(0x4FB98A);
    };
  }

  static String css(Outline.Kind kind) {
    return css(of(kind));
  }

  static String heatCss(double value) {
    return css(heat(value));
  }

  /** The colour of a value from 0 to 1. */
  static Color heat(double value) {
    double place = Math.min(1, Math.max(0, value)) * (HEAT.length - 1);
    int below = Math.min(HEAT.length - 2, (int) place);
    float part = (float) (place - below);
    float[] mixed = new float[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = HEAT[below][i] + part * (HEAT[below + 1][i] - HEAT[below][i]);
    }
    return new Color(mixed[0], mixed[1], mixed[2]);
  }

  private static String css(Color colour) {
    return "#%06x".formatted(colour.getRGB() & 0xFFFFFF);
  }
}
