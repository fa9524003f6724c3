package org.tacescore.learning.plot;

/** What draws a line. Width in px. */
record Pen(Colour colour, double width, Dash dash) {
  static final Pen AXIS = new Pen(Colour.BLACK, 1, Dash.SOLID);
  static final Pen GRID = new Pen(Colour.PALE, 1, Dash.SOLID);
  static final Pen REFERENCE = new Pen(Colour.GREY, 1.2, Dash.DASHED);

  static Pen of(Colour colour, double width) {
    return new Pen(colour, width, Dash.SOLID);
  }
}
