package org.tacescore.learning.plot;

import java.util.List;

/** How a line is broken: drawn and left out, in px, in turn. */
enum Dash {
  SOLID(List.of()),
  DASHED(List.of(6, 4)),
  DOTTED(List.of(2, 3));

  private final List<Integer> lengths;

  Dash(List<Integer> lengths) {
    this.lengths = lengths;
  }

  List<Integer> lengths() {
    return lengths;
  }
}
