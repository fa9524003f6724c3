package org.tacescore.learning.plot;

/**
 * How a text is written.
 *
 * @param size px, at least 11
 * @param anchor which of its ends stands at the place of the text
 * @param upwards turned by a quarter, reading from below
 */
record Lettering(double size, boolean bold, Anchor anchor, boolean upwards, Colour colour) {
  static final Lettering TITLE = new Lettering(15, true, Anchor.START, false, Colour.BLACK);
  static final Lettering LABEL = new Lettering(12, false, Anchor.START, false, Colour.BLACK);
  static final Lettering SMALL = new Lettering(11, false, Anchor.START, false, Colour.BLACK);

  /** Which end of a text stands at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  Lettering middle() {
    return new Lettering(size, bold, Anchor.MIDDLE, upwards, colour);
  }

  Lettering end() {
    return new Lettering(size, bold, Anchor.END, upwards, colour);
  }

  Lettering strong() {
    return new Lettering(size, true, anchor, upwards, colour);
  }

  Lettering turned() {
    return new Lettering(size, bold, anchor, true, colour);
  }

  Lettering in(Colour other) {
    return new Lettering(size, bold, anchor, upwards, other);
  }

  /** From one line of text to the next, px. */
  double lineHeight() {
    return Math.ceil(size * 1.35);
  }
}
