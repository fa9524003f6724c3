package org.tacescore.learning.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Grows one tree of a forest on a bootstrap sample of its own. Not thread-safe. */
final class TreeGrowth {
  private final RankedTable table;
  private final int tried;
  private final int leastLeaf;
  private final SplittableRandom random;
  private final int[] timesDrawn;
  private final double[] impurityDecrease;
  private final TreeBuilder builder = new TreeBuilder();

  /** Distinct rows of the sample; a node is a range of it. */
  private final int[] rows;

  /** Columns, of which a split draws the first ones. */
  private final int[] columns;

  private final SplitSearch search;

  TreeGrowth(RankedTable table, int tried, int leastLeaf, long seed) {
    this.table = table;
    this.tried = tried;
    this.leastLeaf = leastLeaf;
    this.random = new SplittableRandom(seed);
    this.timesDrawn = new int[table.rows()];
    this.impurityDecrease = new double[table.width()];
    this.rows = draw();
    this.columns = new int[table.width()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = c;
    }
    this.search = new SplitSearch(table, timesDrawn, rows);
  }

  private int[] draw() {
    for (int i = 0; i < timesDrawn.length; i++) {
      timesDrawn[random.nextInt(timesDrawn.length)]++;
    }
    int[] distinct = new int[timesDrawn.length];
    int count = 0;
    for (int row = 0; row < timesDrawn.length; row++) {
      if (timesDrawn[row] > 0) {
        distinct[count++] = row;
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  GrownTree grow() {
    grow(0, rows.length);
    return new GrownTree(builder.build(), timesDrawn, impurityDecrease, random.nextLong());
  }

  private void grow(int from, int to) {
    int weight = 0;
    int positives = 0;
    for (int i = from; i < to; i++) {
      weight += timesDrawn[rows[i]];
      positives += table.positive(rows[i]) ? timesDrawn[rows[i]] : 0;
    }
    boolean pure = positives == 0 || positives == weight;
    search.begin(from, to, weight, positives, leastLeaf);
    if (pure || weight < 2 * leastLeaf || !findSplit()) {
      builder.leaf((double) positives / weight);
      return;
    }
    int column = search.column();
    impurityDecrease[column] += search.impurityDecrease() / table.rows();
    int highRank = search.highRank();
    int node = builder.split(column, search.threshold());
    int middle = partition(from, to, column, highRank);
    grow(from, middle);
    builder.branchRight(node);
    grow(middle, to);
  }

  /** Draws columns without replacement: so many, and more while none can split. */
  private boolean findSplit() {
    for (int drawn = 0; drawn < columns.length && (drawn < tried || !search.found()); drawn++) {
      int other = drawn + random.nextInt(columns.length - drawn);
      int column = columns[other];
      columns[other] = columns[drawn];
      columns[drawn] = column;
      search.tryColumn(column);
    }
    return search.found();
  }

  /** Rows below the rank first; where the others begin. */
  private int partition(int from, int to, int column, int highRank) {
    int[] ranks = table.ranks(column);
    int middle = from;
    for (int i = from; i < to; i++) {
      if (ranks[rows[i]] < highRank) {
        int row = rows[i];
        rows[i] = rows[middle];
        rows[middle++] = row;
      }
    }
    return middle;
  }
}
