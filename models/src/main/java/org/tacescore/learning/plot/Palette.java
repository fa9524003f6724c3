package org.tacescore.learning.plot;

import java.util.List;

/**
 * Colours that people with colour-vision deficiency tell apart: those of Okabe and Ito
 * (doi:10.1038/nmeth.1618), without the yellow, which is lost on white.
 */
final class Palette {
  private static final List<Colour> SERIES =
      List.of(
          Colour.of(0x0072B2),
          Colour.of(0xD55E00),
          Colour.of(0x009E73),
          Colour.of(0xCC79A7),
          Colour.of(0xE69F00),
          Colour.of(0x56B4E9),
          Colour.BLACK);
  private static final Colour NEGATIVE = Colour.of(0x0072B2);
  private static final Colour POSITIVE = Colour.of(0xD55E00);

  private Palette() {}

  static Colour series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  /** Colours go round after seven; then the dashes change: 21 kinds of lines. */
  static Pen pen(int index) {
    Dash[] dashes = Dash.values();
    return new Pen(series(index), 1.8, dashes[(index / SERIES.size()) % dashes.length]);
  }

  /** Blue at -1, white at 0, orange-red at 1. */
  static Colour diverging(double share) {
    double size = Math.min(1, Math.abs(share));
    return Colour.WHITE.towards(share < 0 ? NEGATIVE : POSITIVE, size);
  }
}
