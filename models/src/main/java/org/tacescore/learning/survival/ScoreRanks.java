package org.tacescore.learning.survival;

import java.util.Arrays;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/** Ranks of a score a row, which is finite. */
final class ScoreRanks {
  private ScoreRanks() {}

  /**
   * The place of each score among the distinct ones, from 0.
   *
   * @throws DegenerateDataException when a score is not finite or all are equal
   */
  static int[] distinct(double[] scores, int rows) {
    int[] ranks = of(scores, rows);
    if (Arrays.stream(ranks).allMatch(rank -> rank == 0)) {
      throw new DegenerateDataException(
          Degeneracy.ALL_TIED, "all %d scores are equal".formatted(rows));
    }
    return ranks;
  }

  /**
   * As {@link #distinct}, but takes equal ones: a Cox model may find nothing.
   *
   * @throws DegenerateDataException when a score is not finite
   */
  static int[] of(double[] scores, int rows) {
    if (scores.length != rows) {
      throw new IllegalArgumentException("%d scores for %d rows".formatted(scores.length, rows));
    }
    for (int row = 0; row < rows; row++) {
      if (!Double.isFinite(scores[row])) {
        throw new DegenerateDataException(
            Degeneracy.NOT_FINITE, "the score of row %d is %s".formatted(row + 1, scores[row]));
      }
    }
    // Adding 0 makes one zero of the two.
    double[] distinct = Arrays.stream(scores).map(s -> s + 0.0).distinct().sorted().toArray();
    return Arrays.stream(scores)
        .mapToInt(score -> Arrays.binarySearch(distinct, score + 0.0))
        .toArray();
  }
}
