package org.tacescore.learning.plot;

/** A place: in the units of a plot's axes where a caller gives it, in px on the page within. */
public record Point(double x, double y) {
  /** Both are finite. */
  public Point {
    InvalidPlotException.require(
        Double.isFinite(x) && Double.isFinite(y), "a point must be finite, got %s, %s", x, y);
  }
}
