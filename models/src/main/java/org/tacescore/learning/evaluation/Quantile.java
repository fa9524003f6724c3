package org.tacescore.learning.evaluation;

/** R's default quantile, type 7 of Hyndman and Fan 1996, with R's arithmetic. */
final class Quantile {
  private Quantile() {}

  /**
   * A quantile of sorted values.
   *
   * @param probability 0 to 1
   */
  static double of(double[] sorted, double probability) {
    double place = 1 + (sorted.length - 1) * probability;
    int low = (int) Math.floor(place);
    double below = sorted[low - 1];
    double above = sorted[(int) Math.ceil(place) - 1];
    double part = place - low;
    return part == 0 || above == below ? below : (1 - part) * below + part * above;
  }
}
