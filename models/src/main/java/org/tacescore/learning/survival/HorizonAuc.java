package org.tacescore.learning.survival;

import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * The AUC of a score at one horizon, and its standard error by the infinitesimal jackknife: the
 * root of the sum of squares of each row's derivative, that of the AUC by the weight of the row,
 * through the weights against censoring too.
 *
 * <p>The AUC is N / D, N = sum over cases i and controls j of w_i u_ij with u_ij = 1, 1/2 or 0, D =
 * sum of w_i times number of controls m. By the weight of row k it changes with
 *
 * <ul>
 *   <li>w_k (sum of u_kj - AUC m) / D, where k is a case;
 *   <li>sum of w_i (u_ik - AUC) / D, where k is a control;
 *   <li>the Kaplan-Meier curve G of being censored: w_i = 1 / G(T_i-), where log G(t-) = sum over
 *       times s before t of log(1 - c_s / r_s), with c_s rows censored at s of r_s that have no
 *       event by then. k adds 1 / (r_s - c_s) - 1 / r_s for each s before its own time, and -1 /
 *       r_s at its own time s where it is censored.
 * </ul>
 */
final class HorizonAuc {
  private final TimeOrder order;
  private final int[] ranks;
  private final double[] weights;

  /** The first place beyond the horizon. */
  private final int end;

  private final RankCounts controls;

  /** Weight of the cases of each rank. */
  private final double[] cases;

  private final double weight;
  private final double auc;

  private HorizonAuc(double horizon, TimeOrder order, int[] ranks, double[] weights) {
    this.order = order;
    this.ranks = ranks;
    this.weights = weights;
    this.end = end(horizon, order);
    int distinct = 0;
    for (int rank : ranks) {
      distinct = Math.max(distinct, rank + 1);
    }
    this.controls = new RankCounts(distinct);
    for (int i = beyond(); i < ranks.length; i++) {
      controls.add(rank(i));
    }
    this.cases = new double[distinct];
    double all = 0;
    double won = 0;
    for (int place = 0; place < end; place++) {
      for (int i = order.from(place); i < order.to(place); i++) {
        if (order.event(i)) {
          cases[rank(i)] += weights[place];
          all += weights[place];
          won += weights[place] * won(rank(i));
        }
      }
    }
    requireBoth(horizon, all, controls.count());
    this.weight = all;
    this.auc = won / (all * controls.count());
  }

  /**
   * The AUC at a horizon.
   *
   * @param ranks of the scores, a row
   * @param weights of cases, one for each distinct time
   */
  static HorizonAuc of(double horizon, TimeOrder order, int[] ranks, double[] weights) {
    return new HorizonAuc(horizon, order, ranks, weights);
  }

  private static int end(double horizon, TimeOrder order) {
    int end = 0;
    while (end < order.count() && order.time(end) <= horizon) {
      end++;
    }
    return end;
  }

  private static void requireBoth(double horizon, double cases, int controls) {
    if (cases == 0) {
      throw new DegenerateDataException(
          Degeneracy.NO_EVENTS, "no event is at %s or before".formatted(horizon));
    }
    if (controls == 0) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "no row is observed beyond %s".formatted(horizon));
    }
  }

  /** The first position beyond the horizon. */
  private int beyond() {
    return end == order.count() ? ranks.length : order.from(end);
  }

  private int rank(int position) {
    return ranks[order.row(position)];
  }

  /** Controls that a case of this rank is above, ties counted half. */
  private double won(int rank) {
    return controls.below(rank) + controls.at(rank) / 2.0;
  }

  double auc() {
    return auc;
  }

  double se() {
    double[] influences = new double[ranks.length];
    double[] later = addCases(influences);
    addControls(influences);
    addCensoring(influences, later);
    double sum = 0;
    for (double influence : influences) {
      sum += influence * influence;
    }
    return Math.sqrt(sum) / (weight * controls.count());
  }

  /** Gives the sum over the cases of all later times, one for each distinct time. */
  private double[] addCases(double[] influences) {
    double[] later = new double[order.count()];
    double sum = 0;
    for (int place = end - 1; place >= 0; place--) {
      later[place] = sum;
      for (int i = order.from(place); i < order.to(place); i++) {
        if (order.event(i)) {
          double gain = weights[place] * (won(rank(i)) - auc * controls.count());
          influences[i] += gain;
          sum += gain;
        }
      }
    }
    return later;
  }

  private void addControls(double[] influences) {
    double[] above = new double[cases.length];
    double sum = 0;
    for (int rank = cases.length - 1; rank >= 0; rank--) {
      above[rank] = sum + cases[rank] / 2;
      sum += cases[rank];
    }
    for (int i = beyond(); i < ranks.length; i++) {
      influences[i] += above[rank(i)] - auc * weight;
    }
  }

  private void addCensoring(double[] influences, double[] later) {
    double before = 0;
    for (int place = 0; place < order.count(); place++) {
      double free = order.atRisk(place) - order.events(place);
      double left = free - order.censored(place);
      for (int i = order.from(place); i < order.to(place); i++) {
        influences[i] += (order.event(i) ? 0 : later[place] / free) - before;
      }
      before += left > 0 ? later[place] * (1 / left - 1 / free) : 0;
    }
  }
}
