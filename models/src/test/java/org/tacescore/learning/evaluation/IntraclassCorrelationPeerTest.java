package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.RPeer;

/** Mean squares of R's aov, put into the formulas of McGraw and Wong. */
@Tag("peers")
class IntraclassCorrelationPeerTest {
  private static final String CODE =
      """
      for (s in unique(d$sample)) {
        e <- d[d$sample == s, ]
        ms <- summary(aov(rating ~ factor(subject) + factor(rater), e))[[1]][["Mean Sq"]]
        n <- length(unique(e$subject)); k <- length(unique(e$rater))
        msr <- ms[1]; msc <- ms[2]; mse <- ms[3]
        f <- msr / mse
        icc3 <- (msr - mse) / (msr + (k - 1) * mse)
        fl <- f / qf(0.975, n - 1, (n - 1) * (k - 1))
        fu <- f * qf(0.975, (n - 1) * (k - 1), n - 1)
        icc2 <- (msr - mse) / (msr + (k - 1) * mse + k / n * (msc - mse))
        a <- k * icc2 / (n * (1 - icc2))
        b <- 1 + k * icc2 * (n - 1) / (n * (1 - icc2))
        v <- (a * msc + b * mse)^2 / ((a * msc)^2 / (k - 1) + (b * mse)^2 / ((n - 1) * (k - 1)))
        q <- qf(0.975, n - 1, v)
        l <- n * (msr - q * mse) / (q * (k * msc + (k * n - k - n) * mse) + n * msr)
        q <- qf(0.975, v, n - 1)
        u <- n * (q * msr - mse) / (k * msc + (k * n - k - n) * mse + n * q * msr)
        out[[paste0("icc", s)]] <- c(icc2, l, u, icc3, (fl - 1) / (fl + k - 1),
          (fu - 1) / (fu + k - 1))
      }
      """;

  private static double[][] ratings(
      int raters, int subjects, double bias, double error, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] ratings = new double[raters][subjects];
    for (int i = 0; i < subjects; i++) {
      double truth = random.nextGaussian();
      for (int j = 0; j < raters; j++) {
        ratings[j][i] = 40 + truth + bias * j + error * random.nextGaussian();
      }
    }
    return ratings;
  }

  @Test
  void agreementIsThatOfR() {
    List<double[][]> sets =
        List.of(
            ratings(2, 50, 0, 0.3, 1),
            ratings(2, 30, 0.8, 0.2, 2),
            ratings(3, 20, 0.1, 1, 3),
            ratings(5, 12, 0, 4, 4),
            ratings(2, 6, 0, 6, 5),
            ratings(2, 200, 0.01, 0.01, 6));
    RPeer.require();
    Map<String, double[]> r = RPeer.run(CODE, csv(sets));
    for (int s = 0; s < sets.size(); s++) {
      IntraclassCorrelation two =
          IntraclassCorrelation.of(IccModel.ABSOLUTE_AGREEMENT, sets.get(s));
      IntraclassCorrelation three = IntraclassCorrelation.of(IccModel.CONSISTENCY, sets.get(s));
      DiscriminationPeerTest.close(
          r,
          "icc" + s,
          1e-8,
          two.value(),
          two.lower(),
          two.upper(),
          three.value(),
          three.lower(),
          three.upper());
    }
  }

  private static String csv(List<double[][]> sets) {
    List<double[]> rows = new ArrayList<>();
    for (int s = 0; s < sets.size(); s++) {
      for (int j = 0; j < sets.get(s).length; j++) {
        for (int i = 0; i < sets.get(s)[j].length; i++) {
          rows.add(new double[] {s, j, i, sets.get(s)[j][i]});
        }
      }
    }
    FeatureTable table =
        FeatureTable.of(
            List.of("sample", "rater", "subject", "rating"),
            new double[][] {at(rows, 0), at(rows, 1), at(rows, 2), at(rows, 3)});
    return RPeer.csv(
        table.names(), table.column(0), table.column(1), table.column(2), table.column(3));
  }

  private static double[] at(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }
}
