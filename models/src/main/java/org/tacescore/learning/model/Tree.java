package org.tacescore.learning.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A binary decision tree in preorder: a split is followed by its left branch, which rows take whose
 * feature is below the split's value. Immutable.
 */
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    getterVisibility = JsonAutoDetect.Visibility.NONE)
public final class Tree {
  static final int LEAF = -1;

  /** A node: the feature that splits it, or {@link #LEAF}. */
  private final int[] feature;

  /** A node: where the right branch begins; 0 for a leaf. */
  private final int[] right;

  /** A node: the threshold of a split, the value of a leaf. */
  private final double[] value;

  /** The arrays are copied. */
  @JsonCreator
  Tree(
      @JsonProperty("feature") int[] feature,
      @JsonProperty("right") int[] right,
      @JsonProperty("value") double[] value) {
    this.feature = feature.clone();
    this.right = right.clone();
    this.value = value.clone();
    requireWhole();
  }

  /** Each node belongs to one branch: walked from the end, a branch's end is known at its start. */
  private void requireWhole() {
    int nodes = feature.length;
    if (nodes == 0 || right.length != nodes || value.length != nodes) {
      throw new IllegalArgumentException("a tree needs nodes, as many in each of its lists");
    }
    int[] end = new int[nodes];
    for (int node = nodes - 1; node >= 0; node--) {
      boolean leaf = feature[node] == LEAF;
      boolean fits =
          leaf
              ? right[node] == 0
              : right[node] > node + 1 && right[node] < nodes && end[node + 1] == right[node];
      if (!fits || feature[node] < LEAF || !Double.isFinite(value[node])) {
        throw new IllegalArgumentException("node %d of a tree is broken".formatted(node));
      }
      end[node] = leaf ? node + 1 : end[right[node]];
    }
    if (end[0] != nodes) {
      throw new IllegalArgumentException("nodes after %d belong to no branch".formatted(end[0]));
    }
  }

  int nodes() {
    return feature.length;
  }

  /** The feature that splits a node, or {@link #LEAF}. */
  int feature(int node) {
    return feature[node];
  }

  void requireWidth(int width) {
    for (int f : feature) {
      if (f >= width) {
        throw new IllegalArgumentException(
            "a tree asks for feature %d of %d".formatted(f + 1, width));
      }
    }
  }

  void requireLeaves(double least, double most) {
    for (int node = 0; node < nodes(); node++) {
      if (feature[node] == LEAF && !(value[node] >= least && value[node] <= most)) {
        throw new IllegalArgumentException(
            "a leaf holds %s, not %s to %s".formatted(value[node], least, most));
      }
    }
  }

  /** The value of the leaf that a row reaches. */
  double leaf(double[] row) {
    int node = 0;
    while (feature[node] != LEAF) {
      node = row[feature[node]] < value[node] ? node + 1 : right[node];
    }
    return value[node];
  }

  /** As {@link #leaf(double[])}, with another value for one feature. */
  double leaf(double[] row, int replaced, double replacement) {
    int node = 0;
    while (feature[node] != LEAF) {
      double x = feature[node] == replaced ? replacement : row[feature[node]];
      node = x < value[node] ? node + 1 : right[node];
    }
    return value[node];
  }
}
