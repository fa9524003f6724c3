package org.tacescore.learning.survival;

/**
 * A sum that carries its rounding error (Neumaier). R adds in long double, and of two cutpoints
 * whose statistics are equal the first is to be found as there: plain sums would decide by
 * rounding.
 */
final class CarriedSum {
  private double sum;
  private double carry;

  CarriedSum add(double value) {
    double next = sum + value;
    carry += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    return this;
  }

  double value() {
    return sum + carry;
  }

  static double of(double[] values) {
    CarriedSum sum = new CarriedSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }

  static double[] running(double[] values) {
    CarriedSum sum = new CarriedSum();
    double[] running = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      running[i] = sum.add(values[i]).value();
    }
    return running;
  }
}
