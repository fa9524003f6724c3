package org.tacescore.learning.survival;

import java.util.stream.IntStream;

/** Observed and expected events of groups, and the covariance of their difference. */
final class LogRankSums {
  private final int[] observed;
  private final double[] expected;
  private final double[][] variance;

  private LogRankSums(int groups) {
    observed = new int[groups];
    expected = new double[groups];
    variance = new double[groups][groups];
  }

  static LogRankSums of(TimeOrder order, int[] groupOfRow, int groups) {
    LogRankSums sums = new LogRankSums(groups);
    int[] atRisk = new int[groups];
    for (int place = order.count() - 1; place >= 0; place--) {
      int events = 0;
      for (int i = order.from(place); i < order.to(place); i++) {
        int group = groupOfRow[order.row(i)];
        atRisk[group]++;
        if (order.event(i)) {
          sums.observed[group]++;
          events++;
        }
      }
      sums.addTime(events, order.atRisk(place), atRisk);
    }
    return sums;
  }

  private void addTime(int events, int all, int[] atRisk) {
    if (events == 0) {
      return;
    }
    double spread = all == 1 ? 0 : events * (double) (all - events) / (all - 1);
    for (int g = 0; g < atRisk.length; g++) {
      double share = (double) atRisk[g] / all;
      expected[g] += events * share;
      for (int h = 0; h < atRisk.length; h++) {
        variance[g][h] += spread * share * ((g == h ? 1 : 0) - (double) atRisk[h] / all);
      }
    }
  }

  /** Groups of which somebody is at risk at an event. */
  int[] counting() {
    return IntStream.range(0, expected.length).filter(g -> expected[g] > 0).toArray();
  }

  int observed(int group) {
    return observed[group];
  }

  double expected(int group) {
    return expected[group];
  }

  double variance(int first, int second) {
    return variance[first][second];
  }
}
