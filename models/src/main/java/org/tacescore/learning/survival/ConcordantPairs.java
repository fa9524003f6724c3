package org.tacescore.learning.survival;

import java.util.Arrays;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.SurvivalOutcome;

/**
 * Pairs of which is known who had the event first, counted for each row by the order of their
 * scores, in n log n time: rows enter a counter of scores as time passes, once backwards for pairs
 * in which the row has the event, once forwards for those in which it is the other.
 */
final class ConcordantPairs {
  private final long[] concordant;
  private final long[] discordant;
  private final long[] tied;
  private final int[] ranks;
  private final RankCounts counts;

  private ConcordantPairs(int[] ranks) {
    this.ranks = ranks;
    concordant = new long[ranks.length];
    discordant = new long[ranks.length];
    tied = new long[ranks.length];
    counts = new RankCounts(Arrays.stream(ranks).max().orElse(0) + 1);
  }

  static ConcordantPairs of(SurvivalOutcome outcome, double[] risk) {
    outcome.requireEvents();
    return of(outcome, ScoreRanks.distinct(risk, outcome.rows()));
  }

  /** Of a fitted model, whose predictors are all equal where it finds nothing. */
  static ConcordantPairs ofModel(SurvivalOutcome outcome, double[] predictors) {
    return of(outcome, ScoreRanks.of(predictors, outcome.rows()));
  }

  private static ConcordantPairs of(SurvivalOutcome outcome, int[] ranks) {
    ConcordantPairs pairs = new ConcordantPairs(ranks);
    TimeOrder order = TimeOrder.of(outcome);
    pairs.backwards(order);
    pairs.counts.clear();
    pairs.forwards(order);
    if (pairs.all() == 0) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "of no two rows is known which had the event first");
    }
    return pairs;
  }

  private void backwards(TimeOrder order) {
    for (int place = order.count() - 1; place >= 0; place--) {
      enter(order, place, false);
      for (int i = order.from(place); i < order.to(place); i++) {
        if (order.event(i)) {
          int row = order.row(i);
          concordant[row] += counts.below(ranks[row]);
          discordant[row] += counts.above(ranks[row]);
          tied[row] += counts.at(ranks[row]);
        }
      }
      enter(order, place, true);
    }
  }

  private void forwards(TimeOrder order) {
    for (int place = 0; place < order.count(); place++) {
      pairAsOther(order, place, true);
      enter(order, place, true);
      pairAsOther(order, place, false);
    }
  }

  private void enter(TimeOrder order, int place, boolean events) {
    for (int i = order.from(place); i < order.to(place); i++) {
      if (order.event(i) == events) {
        counts.add(ranks[order.row(i)]);
      }
    }
  }

  private void pairAsOther(TimeOrder order, int place, boolean events) {
    for (int i = order.from(place); i < order.to(place); i++) {
      if (order.event(i) == events) {
        int row = order.row(i);
        concordant[row] += counts.above(ranks[row]);
        discordant[row] += counts.below(ranks[row]);
        tied[row] += counts.at(ranks[row]);
      }
    }
  }

  long concordant() {
    return Arrays.stream(concordant).sum() / 2;
  }

  long discordant() {
    return Arrays.stream(discordant).sum() / 2;
  }

  long tied() {
    return Arrays.stream(tied).sum() / 2;
  }

  private long all() {
    return concordant() + discordant() + tied();
  }

  double concordance() {
    return (somersD() + 1) / 2;
  }

  private double somersD() {
    return (double) (concordant() - discordant()) / all();
  }

  /** How the concordance changes with the weight of each row. */
  private double[] influences() {
    double all = all();
    double share = somersD();
    double[] influences = new double[ranks.length];
    Arrays.setAll(
        influences,
        row -> {
          long mine = concordant[row] + discordant[row] + tied[row];
          return (concordant[row] - discordant[row] - share * mine) / all / 2;
        });
    return influences;
  }

  /** The covariance of this concordance and another of the same rows. */
  double covariance(ConcordantPairs other) {
    double[] mine = influences();
    double[] others = other.influences();
    double sum = 0;
    for (int row = 0; row < mine.length; row++) {
      sum += mine[row] * others[row];
    }
    return sum;
  }

  /** Exactly 0 where all pairs are ordered the same, unlike a difference of variances. */
  double varianceOfDifference(ConcordantPairs other) {
    double[] mine = influences();
    double[] others = other.influences();
    double sum = 0;
    for (int row = 0; row < mine.length; row++) {
      double difference = mine[row] - others[row];
      sum += difference * difference;
    }
    return sum;
  }
}
