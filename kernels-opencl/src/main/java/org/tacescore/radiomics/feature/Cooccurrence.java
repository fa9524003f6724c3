package org.tacescore.radiomics.feature;

/**
 * A normalised co-occurrence matrix as the rows of its entries that are not 0.
 *
 * <p>A symmetric one is made of unordered counts: only entries on and above the diagonal are
 * listed. An entry of weight w off the diagonal then stands for itself and its mirror image, each
 * with probability w / 2W, and one on the diagonal has the probability w / W, W being the sum of
 * all weights. Where it is not symmetric, an entry has the probability w / W.
 *
 * <p>Rows and columns are numbered from 0 for the lowest rank.
 */
final class Cooccurrence {
  private final WeightedCounts counts;
  private final boolean symmetric;
  private final double total;
  private final double[] rowMarginal;
  private final double[] columnMarginal;

  private Cooccurrence(WeightedCounts counts, boolean symmetric) {
    this.counts = counts;
    this.symmetric = symmetric;
    this.rowMarginal = new double[counts.rows()];
    this.columnMarginal = symmetric ? rowMarginal : new double[counts.rows()];
    this.total = addMarginals();
    double whole = symmetric ? 2 * total : total;
    normalise(rowMarginal, whole);
    if (!symmetric) {
      normalise(columnMarginal, whole);
    }
  }

  /** Of counts of ordered pairs. */
  static Cooccurrence ordered(WeightedCounts counts) {
    return new Cooccurrence(counts, false);
  }

  /** Of counts of unordered pairs, each in the row of its lower rank. */
  static Cooccurrence symmetric(WeightedCounts counts) {
    return new Cooccurrence(counts, true);
  }

  private double addMarginals() {
    double sum = 0;
    for (int row = 0; row < counts.rows(); row++) {
      double ofRow = 0;
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        double weight = counts.weight(k);
        ofRow += weight;
        columnMarginal[counts.column(k) - 1] += weight;
      }
      rowMarginal[row] += ofRow;
      sum += ofRow;
    }
    return sum;
  }

  private static void normalise(double[] marginal, double total) {
    for (int k = 0; k < marginal.length; k++) {
      marginal[k] /= total;
    }
  }

  /** The weights; columns from 1. */
  WeightedCounts counts() {
    return counts;
  }

  boolean isSymmetric() {
    return symmetric;
  }

  /** The sum of all weights. */
  double total() {
    return total;
  }

  /** Number of levels of the region, whether they have neighbours in this direction or not. */
  int levels() {
    return rowMarginal.length;
  }

  /** Probability of a level as the first of a pair. */
  double rowMarginal(int row) {
    return rowMarginal[row];
  }

  /** Probability of a level as the second of a pair. */
  double columnMarginal(int column) {
    return columnMarginal[column];
  }
}
