package org.tacescore.learning.plot;

import java.util.List;

/** What can be drawn on; places are in px of a page 600 px wide, y downwards. */
interface Canvas {
  /** A line through these points. */
  void line(List<Point> points, Pen pen);

  /** The area within these corners. */
  void area(List<Point> corners, Fill fill);

  void dot(Point centre, double radius, Fill fill);

  /**
   * One line of text.
   *
   * @param at on the baseline
   */
  void text(Point at, String text, Lettering lettering);
}
