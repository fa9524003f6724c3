package org.tacescore.rendezvous;

import org.tacescore.segio.ContrastPhase;

/** The parts of the usual study: what a scanner and a reader make of a phantom. */
final class Pieces {
  static final Piece NATIVE = Piece.series(ContrastPhase.NATIVE);
  static final Piece ARTERIAL = Piece.series(ContrastPhase.ARTERIAL);
  static final Piece PORTAL = Piece.series(ContrastPhase.PORTAL_VENOUS);
  static final Piece DELAYED = Piece.series(ContrastPhase.DELAYED);

  /** Drawn on the arterial series. */
  static final Piece SEG = Piece.seg(ContrastPhase.ARTERIAL);

  static final Piece SEG_ON_PORTAL = Piece.seg(ContrastPhase.PORTAL_VENOUS);
  static final Piece SEG_ON_DELAYED = Piece.seg(ContrastPhase.DELAYED);

  private Pieces() {}
}
