package org.tacescore.learning.model;

import java.util.Arrays;

/** Nodes of a tree as they come, in preorder. Not thread-safe. */
final class TreeBuilder {
  private int[] feature = new int[16];
  private int[] right = new int[16];
  private double[] value = new double[16];
  private int nodes;

  /** The new node's place. */
  int leaf(double leafValue) {
    return add(Tree.LEAF, leafValue);
  }

  /** The new node's place; its left branch is added next, then {@link #branchRight}. */
  int split(int splitFeature, double threshold) {
    return add(splitFeature, threshold);
  }

  /** The right branch of a split begins with the next node. */
  void branchRight(int split) {
    right[split] = nodes;
  }

  private int add(int nodeFeature, double nodeValue) {
    if (nodes == feature.length) {
      feature = Arrays.copyOf(feature, 2 * nodes);
      right = Arrays.copyOf(right, 2 * nodes);
      value = Arrays.copyOf(value, 2 * nodes);
    }
    feature[nodes] = nodeFeature;
    value[nodes] = nodeValue;
    return nodes++;
  }

  Tree build() {
    return new Tree(
        Arrays.copyOf(feature, nodes), Arrays.copyOf(right, nodes), Arrays.copyOf(value, nodes));
  }
}
