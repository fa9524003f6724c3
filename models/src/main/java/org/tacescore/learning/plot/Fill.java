package org.tacescore.learning.plot;

/** What fills an area. Opacity 0 to 1. */
record Fill(Colour colour, double opacity) {
  static Fill of(Colour colour) {
    return new Fill(colour, 1);
  }
}
