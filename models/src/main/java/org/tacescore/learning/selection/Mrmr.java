package org.tacescore.learning.selection;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Selection;

/**
 * Greatest relevance with least redundancy by the difference of mutual informations (Peng, Long and
 * Ding 2005, doi:10.1109/TPAMI.2005.159; Ding and Peng 2005, doi:10.1142/S0219720005001004): one
 * after the other the column with the greatest {@code I(x, y) - mean over chosen s of I(x, s)}.
 *
 * <p>Mutual information is that of a correlation, {@code -ln(1 - r^2) / 2}, as in R's mRMRe (De Jay
 * 2013, doi:10.1093/bioinformatics/btt383): both parts then have one scale, and nothing is cut into
 * bins.
 *
 * @param k 1 or more; a narrower table is only ranked
 */
public record Mrmr(int k) implements Selection {
  /** A squared correlation counts as no more: a copy of a chosen column stays finitely bad. */
  private static final double MOST_SQUARED = 1 - 1e-15;

  public Mrmr {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, got " + k);
    }
  }

  /**
   * {@inheritDoc} The association with the outcome is Pearson's correlation with 0 and 1.
   *
   * @throws org.tacescore.learning.DegenerateDataException when a class is missing (ONE_CLASS) or a
   *     column is constant (CONSTANT_COLUMN)
   */
  @Override
  public List<String> choose(FeatureTable training, BinaryOutcome outcome, long seed) {
    outcome.requireBothClasses();
    double[][] columns = Centred.of(training);
    double[] truth = Centred.of("outcome", outcome.toArray());
    double[] association = new double[columns.length];
    for (int c = 0; c < association.length; c++) {
      association[c] = Centred.product(columns[c], truth);
    }
    return names(training, choose(columns, association));
  }

  /**
   * The choice for any outcome.
   *
   * @param association one a column, -1 to 1, e.g. 2 C - 1 of Harrell's C for survival
   */
  public List<String> choose(FeatureTable training, double[] association) {
    if (association.length != training.width()) {
      throw new IllegalArgumentException(
          "%d associations for %d columns".formatted(association.length, training.width()));
    }
    for (double value : association) {
      if (!(Math.abs(value) <= 1)) {
        throw new IllegalArgumentException("an association lies in -1 to 1, got " + value);
      }
    }
    return names(training, choose(Centred.of(training), association));
  }

  private static List<String> names(FeatureTable table, List<Integer> columns) {
    return columns.stream().map(table.names()::get).toList();
  }

  private List<Integer> choose(double[][] columns, double[] association) {
    double[] redundancy = new double[columns.length];
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(k, columns.length)) {
      int best = -1;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < columns.length; c++) {
        double score = information(association[c]) - redundancy[c] / Math.max(1, chosen.size());
        if (score > greatest && !chosen.contains(c)) {
          greatest = score;
          best = c;
        }
      }
      chosen.add(best);
      for (int c = 0; c < columns.length; c++) {
        redundancy[c] += information(Centred.product(columns[c], columns[best]));
      }
    }
    return chosen;
  }

  /** Mutual information of a correlation, in nats. */
  private static double information(double correlation) {
    return -Math.log1p(-Math.min(MOST_SQUARED, correlation * correlation)) / 2;
  }
}
