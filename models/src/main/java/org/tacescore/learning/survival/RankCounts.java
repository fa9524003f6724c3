package org.tacescore.learning.survival;

import java.util.Arrays;

/** Numbers of rows at each rank that have entered; adds and asks in log time (a Fenwick tree). */
final class RankCounts {
  private final int[] at;
  private final int[] tree;
  private int all;

  RankCounts(int ranks) {
    at = new int[ranks];
    tree = new int[ranks + 1];
  }

  void clear() {
    Arrays.fill(at, 0);
    Arrays.fill(tree, 0);
    all = 0;
  }

  void add(int rank) {
    all++;
    at[rank]++;
    for (int node = rank + 1; node < tree.length; node += node & -node) {
      tree[node]++;
    }
  }

  /** All that have entered. */
  int count() {
    return all;
  }

  int at(int rank) {
    return at[rank];
  }

  int below(int rank) {
    int sum = 0;
    for (int node = rank; node > 0; node -= node & -node) {
      sum += tree[node];
    }
    return sum;
  }

  int above(int rank) {
    return all - below(rank) - at[rank];
  }
}
