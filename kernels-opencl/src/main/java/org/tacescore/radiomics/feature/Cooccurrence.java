package org.tacescore.radiomics.feature;

import java.util.List;
import org.tacescore.kernels.CountMatrix;

/**
 * A symmetric, normalised co-occurrence matrix as the list of its entries with i at most j.
 *
 * <p>An entry off the diagonal stands for itself and its mirror image. Most entries of a large
 * matrix are zero and are not listed.
 */
final class Cooccurrence {
  private final int[] rows;
  private final int[] columns;
  private final double[] probabilities;
  private final double[] marginal;

  private Cooccurrence(int levels, int[] rows, int[] columns, long[] counts) {
    this.rows = rows;
    this.columns = columns;
    this.probabilities = new double[rows.length];
    this.marginal = new double[levels];
    double total = 0;
    for (int k = 0; k < rows.length; k++) {
      total += rows[k] == columns[k] ? counts[k] : 2.0 * counts[k];
    }
    for (int k = 0; k < rows.length; k++) {
      double p = counts[k] / total;
      probabilities[k] = p;
      marginal[rows[k]] += p;
      if (rows[k] != columns[k]) {
        marginal[columns[k]] += p;
      }
    }
  }

  /** One matrix a direction, without the directions in which no two voxels are neighbours. */
  static List<Cooccurrence> eachDirection(List<CountMatrix> counts, int levels) {
    return counts.stream()
        .filter(matrix -> matrix.total() > 0)
        .map(matrix -> of(matrix, levels))
        .toList();
  }

  private static Cooccurrence of(CountMatrix matrix, int levels) {
    int[] rows = new int[matrix.entries()];
    int[] columns = new int[matrix.entries()];
    long[] counts = new long[matrix.entries()];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = matrix.row(k) - 1;
      columns[k] = matrix.column(k) - 1;
      counts[k] = (rows[k] == columns[k] ? 2 : 1) * matrix.count(k);
    }
    return new Cooccurrence(levels, rows, columns, counts);
  }

  /** Number of listed entries. */
  int entries() {
    return rows.length;
  }

  /** Rank of the row of an entry, from 0. */
  int row(int entry) {
    return rows[entry];
  }

  /** Rank of the column of an entry, from 0; not less than the row's. */
  int column(int entry) {
    return columns[entry];
  }

  double probability(int entry) {
    return probabilities[entry];
  }

  /** 2 for an entry that stands for its mirror image too, else 1. */
  int weight(int entry) {
    return rows[entry] == columns[entry] ? 1 : 2;
  }

  /** Number of levels of the region, whether they have neighbours in this direction or not. */
  int levels() {
    return marginal.length;
  }

  /** Probability of a level, from 0, as the first (or second) of a pair. */
  double marginal(int rank) {
    return marginal[rank];
  }
}
