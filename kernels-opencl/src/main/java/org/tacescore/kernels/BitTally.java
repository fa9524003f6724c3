package org.tacescore.kernels;

/**
 * How often each bit of a number was set, by row.
 *
 * <p>Without a branch, and four bits at a time: a table turns them into numbers 0 or 1 of 16 bits
 * each, side by side in 64, which are added at once. Before one of the four sums could run over,
 * all are carried to counts of their own.
 */
final class BitTally {
  private static final int BITS = 4;
  private static final int GROUPS = Integer.SIZE / BITS;
  private static final int HALF = Integer.SIZE / 2;
  private static final int LANE = Long.SIZE / BITS;
  private static final int LANE_MASK = (1 << LANE) - 1;
  private static final long[] SPREAD = spread();

  private final long[] sums;
  private final int[] counts;
  private int added;

  /** Nothing counted yet, in so many rows, from 0. */
  BitTally(int rows) {
    this.sums = new long[rows * GROUPS];
    this.counts = new int[sums.length * BITS];
  }

  private static long[] spread() {
    long[] spread = new long[1 << BITS];
    for (int number = 0; number < spread.length; number++) {
      for (int bit = 0; bit < BITS; bit++) {
        spread[number] |= (long) (number >> bit & 1) << bit * LANE;
      }
    }
    return spread;
  }

  /** Counts the bits of a number. */
  void add(int row, int number) {
    addHalf(row * GROUPS, number);
    if (number >>> HALF != 0) {
      addHalf(row * GROUPS + GROUPS / 2, number >>> HALF);
    }
    if (++added == LANE_MASK) {
      carry();
    }
  }

  private void addHalf(int at, int number) {
    sums[at] += SPREAD[number & 15];
    sums[at + 1] += SPREAD[number >>> 4 & 15];
    sums[at + 2] += SPREAD[number >>> 8 & 15];
    sums[at + 3] += SPREAD[number >>> 12 & 15];
  }

  private void carry() {
    for (int k = 0; k < sums.length; k++) {
      for (int bit = 0; bit < BITS; bit++) {
        counts[k * BITS + bit] += (int) (sums[k] >>> bit * LANE) & LANE_MASK;
      }
      sums[k] = 0;
    }
    added = 0;
  }

  /** How often a bit was set. */
  int count(int row, int bit) {
    int sum = (int) (sums[row * GROUPS + bit / BITS] >>> bit % BITS * LANE) & LANE_MASK;
    return counts[row * GROUPS * BITS + bit] + sum;
  }
}
