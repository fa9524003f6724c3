package org.tacescore.radiomics.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.kernels.GlcmCounts;

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
  static List<Cooccurrence> eachDirection(GlcmCounts counts, int directions) {
    return IntStream.range(0, directions)
        .parallel()
        .mapToObj(direction -> of(counts, new int[] {direction}))
        .flatMap(Optional::stream)
        .toList();
  }

  /** One matrix for all directions together. */
  static List<Cooccurrence> merged(GlcmCounts counts, int directions) {
    return of(counts, IntStream.range(0, directions).toArray()).stream().toList();
  }

  private static Optional<Cooccurrence> of(GlcmCounts counts, int[] directions) {
    int levels = counts.levelCount();
    List<long[]> entries = new ArrayList<>();
    for (int i = 1; i <= levels; i++) {
      for (int j = i; j <= levels; j++) {
        long count = 0;
        for (int direction : directions) {
          count += counts.count(direction, i, j);
          count += counts.count(direction, j, i);
        }
        if (count != 0) {
          entries.add(new long[] {i - 1, j - 1, count});
        }
      }
    }
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cooccurrence(
                levels,
                entries.stream().mapToInt(e -> (int) e[0]).toArray(),
                entries.stream().mapToInt(e -> (int) e[1]).toArray(),
                entries.stream().mapToLong(e -> e[2]).toArray()));
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
