package org.tacescore.learning.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.RPeer;

/** R's glm: coefficients and errors to 1e-6 of themselves, likelihoods to 1e-8. */
@Tag("peers")
class LogisticFitPeerTest {
  private static final String SCRIPT =
      """
      x <- as.matrix(d[, -(1:5)])
      f <- glm(d$b ~ x, family = binomial)
      out$coef <- t(coef(summary(f)))
      out$vcov <- vcov(f)
      out$fit <- c(logLik(f), f$deviance, f$null.deviance, f$aic, f$iter)
      out$p <- fitted(f)
      """;

  @Test
  void regressionIsThatOfR() {
    RPeer.require();
    for (RegressionSample sample :
        List.of(
            RegressionSample.of(200, 4, 0, 0, 0, 1),
            RegressionSample.of(310, 12, 0.9, 2, 0, 2),
            RegressionSample.of(60, 6, 0.3, 0.5, 0, 3),
            RegressionSample.of(2000, 20, 0.99, 4, 0, 4),
            RegressionSample.of(150, 1, 0, 3, 0, 5))) {
      compare(sample, RPeer.run(SCRIPT, sample.csv(5)));
    }
  }

  private static void compare(RegressionSample sample, Map<String, double[]> r) {
    LogisticFit mine = LogisticFit.of(sample.table(), sample.binary());
    int at = 0;
    for (LogisticCoefficient coefficient : mine.coefficients().values()) {
      close(coefficient.coef(), RegressionSample.at(r, "coef")[at++], 1e-6);
      close(coefficient.se(), RegressionSample.at(r, "coef")[at++], 1e-6);
      close(coefficient.z(), RegressionSample.at(r, "coef")[at++], 1e-6);
      close(coefficient.p(), RegressionSample.at(r, "coef")[at++], 1e-6);
    }
    at = 0;
    for (List<Double> row : mine.covariance()) {
      for (double value : row) {
        close(value, RegressionSample.at(r, "vcov")[at++], 1e-6);
      }
    }
    double[] fit = RegressionSample.at(r, "fit");
    close(mine.logLik(), fit[0], 1e-8);
    close(mine.deviance(), fit[1], 1e-8);
    close(mine.nullDeviance(), fit[2], 1e-8);
    close(mine.aic(), fit[3], 1e-8);
    assertThat(mine.iterations()).isEqualTo((int) fit[4]);
    for (int row = 0; row < sample.table().rows(); row++) {
      close(mine.probability(sample.table().row(row)), RegressionSample.at(r, "p")[row], 1e-6);
    }
  }

  private static void close(double mine, double r, double part) {
    assertThat(mine).isCloseTo(r, within(part * Math.abs(r)));
  }
}
