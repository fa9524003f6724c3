package org.tacescore.learning.plot;

import java.util.List;

/** Counts of probabilities in twenty equal intervals, below a plot whose x axis it shares. */
final class Histogram {
  private static final int INTERVALS = 20;
  private static final double HEIGHT = 70;

  private Histogram() {}

  /**
   * Draws it from here down.
   *
   * @return where the next thing may stand
   */
  static double draw(Sheet sheet, List<Double> probabilities, Axis x, double top) {
    int[] counts = new int[INTERVALS];
    int most = 0;
    for (double probability : probabilities) {
      int place = (int) Math.min(INTERVALS - 1.0, probability * INTERVALS);
      counts[place]++;
      most = Math.max(most, counts[place]);
    }
    Axis y = Axis.linear(0, most * 1.05, top + HEIGHT, top);
    Frame frame = new Frame(x, y, "Predicted probability", "Patients");
    double next = frame.draw(sheet);
    for (int i = 0; i < INTERVALS; i++) {
      double left = x.at((double) i / INTERVALS) + 0.5;
      double width = x.at((i + 1.0) / INTERVALS) - 0.5 - left;
      double high = y.at(counts[i]);
      if (counts[i] > 0) {
        sheet.box(left, high, width, y.from() - high, Fill.of(Palette.series(0)));
      }
    }
    return next;
  }
}
