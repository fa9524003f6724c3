package org.tacescore.learning.plot;

import java.util.List;

/** How a line is broken. */
enum Dash {
  SOLID(0, 0),
  DASHED(6, 4),
  DOTTED(2, 3);

  private final int drawn;
  private final int left;

  Dash(int drawn, int left) {
    this.drawn = drawn;
    this.left = left;
  }

  /** Drawn and left out, px, in turn; none where it is not broken. */
  List<Integer> lengths() {
    return drawn == 0 ? List.of() : List.of(drawn, left);
  }
}
