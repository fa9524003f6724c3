package org.tacescore.learning.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.RPeer;

/** R's lm to 1e-8, and the removals of its step in order with the same criterion. */
@Tag("peers")
class LinearFitPeerTest {
  private static final RegressionSample SAMPLE = RegressionSample.of(140, 9, 0.6, 1, 0, 11);

  @Test
  void leastSquaresAreThoseOfR() {
    RPeer.require();
    Map<String, double[]> r =
        RPeer.run(
            """
            s <- summary(lm(y ~ ., d[, -(2:5)]))
            out$coef <- t(coef(s))
            out$fit <- c(s$sigma, s$df[2], s$r.squared, s$adj.r.squared)
            """,
            SAMPLE.csv(5));
    LinearFit mine = LinearFit.of(SAMPLE.table(), SAMPLE.number());
    int at = 0;
    for (LinearCoefficient coefficient : mine.coefficients().values()) {
      close(coefficient.coef(), RegressionSample.at(r, "coef")[at++]);
      close(coefficient.se(), RegressionSample.at(r, "coef")[at++]);
      close(coefficient.t(), RegressionSample.at(r, "coef")[at++]);
      close(coefficient.p(), RegressionSample.at(r, "coef")[at++]);
    }
    double[] fit = {mine.sigma(), mine.df(), mine.rSquared(), mine.adjustedRSquared()};
    for (int k = 0; k < fit.length; k++) {
      close(fit[k], RegressionSample.at(r, "fit")[k]);
    }
  }

  @Test
  void removalsAreThoseOfR() {
    RPeer.require();
    Map<String, double[]> r =
        RPeer.run(
            """
            full <- glm(b ~ ., data = d[, -c(1, 3:5)], family = binomial)
            s <- step(full, direction = "backward", trace = 0)
            out$removed <- as.numeric(sub("- x", "", s$anova$Step[-1]))
            out$aic <- s$anova$AIC
            """,
            SAMPLE.csv(5));
    BackwardElimination mine = BackwardElimination.logistic(SAMPLE.table(), SAMPLE.binary());
    assertThat(mine.steps()).hasSizeBetween(2, 8);
    assertThat(mine.steps().stream().map(step -> step.removed().substring(1)))
        .map(Double::parseDouble)
        .containsExactlyElementsOf(
            Arrays.stream(RegressionSample.at(r, "removed")).boxed().toList());
    close(mine.aic(), RegressionSample.at(r, "aic")[0]);
    for (int k = 0; k < mine.steps().size(); k++) {
      close(mine.steps().get(k).aic(), RegressionSample.at(r, "aic")[k + 1]);
    }
    assertThat(mine.kept()).hasSize(9 - mine.steps().size());
    UnivariateScreen screen = UnivariateScreen.logistic(SAMPLE.table(), SAMPLE.binary(), 0.1);
    assertThat(screen.p()).hasSize(9);
    assertThat(screen.kept()).allMatch(name -> RegressionSample.at(screen.p(), name) < 0.1);
    assertThat(List.copyOf(screen.p().keySet())).isEqualTo(SAMPLE.table().names());
  }

  private static void close(double mine, double r) {
    assertThat(mine).isCloseTo(r, within(1e-8 * Math.abs(r)));
  }
}
