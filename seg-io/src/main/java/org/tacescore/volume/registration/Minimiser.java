package org.tacescore.volume.registration;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Descent by L-BFGS with backtracking (Nocedal and Wright, "Numerical Optimization", 2nd edition
 * 2006, algorithms 7.4 and 3.1) for parameters that are lengths in mm: no step moves one of them
 * farther than a stated length.
 */
final class Minimiser {
  private static final int MEMORY = 8;
  private static final double SUFFICIENT = 1e-4;
  private static final int MOST_TRIALS = 8;

  /** A function and its gradient. */
  interface Function {
    /** The value; the gradient goes into {@code gradient}, which comes filled with zeros. */
    double at(double[] parameters, double[] gradient);
  }

  private record Pair(double[] step, double[] change, double curvature) {}

  private final Function function;
  private final double longestMm;
  private final double shortestMm;
  private final Deque<Pair> memory = new ArrayDeque<>();

  /**
   * @param longestMm farthest move of a parameter in one step
   * @param shortestMm a step that moves none farther is the last
   */
  Minimiser(Function function, double longestMm, double shortestMm) {
    this.function = function;
    this.longestMm = longestMm;
    this.shortestMm = shortestMm;
  }

  /** The parameters of the lowest value found in so many steps. */
  double[] minimise(double[] start, int steps) {
    double[] at = start.clone();
    double[] gradient = new double[at.length];
    double value = function.at(at, gradient);
    for (int step = 0; step < steps; step++) {
      double[] way = direction(gradient);
      double slope = dot(way, gradient);
      if (!(slope < 0)) {
        break;
      }
      double[] next = at.clone();
      double[] nextGradient = new double[at.length];
      double part = 1;
      double nextValue = Double.NaN;
      for (int trial = 0; trial < MOST_TRIALS; trial++, part /= 2) {
        move(at, way, part, next);
        Arrays.fill(nextGradient, 0);
        nextValue = function.at(next, nextGradient);
        if (nextValue <= value + SUFFICIENT * part * slope) {
          break;
        }
      }
      if (!(nextValue < value)) {
        break;
      }
      remember(at, next, gradient, nextGradient);
      at = next;
      gradient = nextGradient;
      value = nextValue;
      if (part * largest(way) < shortestMm) {
        break;
      }
    }
    return at;
  }

  /** Minus the approximate inverse Hessian times the gradient, cut to the longest step. */
  private double[] direction(double[] gradient) {
    double[] way = gradient.clone();
    double[] alpha = new double[memory.size()];
    int i = 0;
    for (Iterator<Pair> newest = memory.iterator(); newest.hasNext(); i++) {
      Pair pair = newest.next();
      alpha[i] = dot(pair.step, way) / pair.curvature;
      add(way, pair.change, -alpha[i]);
    }
    if (!memory.isEmpty()) {
      Pair newest = memory.getFirst();
      scale(way, newest.curvature / dot(newest.change, newest.change));
    }
    for (Iterator<Pair> oldest = memory.descendingIterator(); oldest.hasNext(); ) {
      Pair pair = oldest.next();
      i--;
      add(way, pair.step, alpha[i] - dot(pair.change, way) / pair.curvature);
    }
    double longest = largest(way);
    // The first step knows no scale: it goes as far as is allowed.
    scale(way, memory.isEmpty() || longest > longestMm ? -longestMm / longest : -1);
    return way;
  }

  private void remember(double[] from, double[] to, double[] before, double[] after) {
    double[] step = minus(to, from);
    double[] change = minus(after, before);
    double curvature = dot(step, change);
    if (curvature > 1e-10 * dot(change, change)) {
      memory.addFirst(new Pair(step, change, curvature));
      if (memory.size() > MEMORY) {
        memory.removeLast();
      }
    }
  }

  private static void move(double[] from, double[] way, double part, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] + part * way[i];
    }
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double[] what, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
