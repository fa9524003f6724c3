package org.tacescore.learning.model;

/**
 * A tree of a forest with its sample. The arrays are shared: nobody writes to them.
 *
 * @param timesDrawn a row: how often it stands in the sample
 * @param impurityDecrease a column: sum over its splits of the share of rows times what Gini's
 *     impurity lost
 * @param seed for what is drawn later
 */
@SuppressWarnings("ArrayRecordComponent")
record GrownTree(Tree tree, int[] timesDrawn, double[] impurityDecrease, long seed) {}
