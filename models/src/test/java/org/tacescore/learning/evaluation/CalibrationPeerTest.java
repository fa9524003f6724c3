package org.tacescore.learning.evaluation;

import static org.tacescore.learning.evaluation.DiscriminationPeerTest.close;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R's glm, and the other formulas as their papers define them, written in R. */
@Tag("peers")
class CalibrationPeerTest {
  private static final String CODE =
      """
      x <- qlogis(p1)
      f <- glm(y ~ x, family = binomial)
      o <- glm(y ~ 1, offset = x, family = binomial)
      put("line", c(coef(f)[2], sqrt(vcov(f)[2, 2]), confint.default(f)[2, ], coef(f)[1],
        sqrt(vcov(f)[1, 1]), confint.default(f)[1, ], vcov(f)[1, 2], coef(o), sqrt(vcov(o)[1, 1]),
        confint.default(o)))
      g <- predict(f, data.frame(x = qlogis(0.3)), se.fit = TRUE)
      put("smooth", plogis(g$fit + c(0, -1, 1) * qnorm(0.975) * g$se.fit))
      groups <- droplevels(
        cut(p1, unique(quantile(p1, seq(0, 1, 1 / 10))), include.lowest = TRUE))
      n <- tapply(y, groups, length); o1 <- tapply(y, groups, sum); e1 <- tapply(p1, groups, sum)
      x2 <- sum((o1 - e1)^2 / e1 + ((n - o1) - (n - e1))^2 / (n - e1))
      k <- length(n)
      put("hl", c(x2, k - 2, pchisq(x2, k - 2, lower.tail = FALSE)))
      put("hln", n)
      put("rmse", sqrt(mean((o1 / n - e1 / n)^2)))
      put("brier", mean((y - p1)^2))
      at <- (1:99) / 100
      put("model", sapply(at, function(t) {
        h <- p1 >= t
        sum(h & y == 1) / length(y) - sum(h & y == 0) / length(y) * t / (1 - t)
      }))
      put("all", mean(y) - (1 - mean(y)) * at / (1 - at))
      nri <- function(move) {
        u1 <- mean(move[y == 1] > 0); d1 <- mean(move[y == 1] < 0)
        u0 <- mean(move[y == 0] > 0); d0 <- mean(move[y == 0] < 0)
        n1 <- sum(y == 1); n0 <- sum(y == 0)
        v <- (u1 - d1) - (u0 - d0)
        s <- sqrt((u1 + d1) / n1 + (u0 + d0) / n0)
        w <- sqrt((u1 + d1 - (u1 - d1)^2) / n1 + (u0 + d0 - (u0 - d0)^2) / n0)
        c(v, s, 2 * pnorm(-abs(v / s)), v - qnorm(0.975) * w, v + qnorm(0.975) * w, u1 - d1,
          d0 - u0)
      }
      put("nri", nri(sign(p1 - p0)))
      put("categories", nri(findInterval(p1, c(0.2, 0.5)) - findInterval(p0, c(0.2, 0.5))))
      c1 <- (p1 - p0)[y == 1]; c0 <- (p1 - p0)[y == 0]
      v <- mean(c1) - mean(c0)
      s <- sqrt(stats::var(c1) / length(c1) + stats::var(c0) / length(c0))
      put("idi", c(v, s, 2 * pnorm(-abs(v / s))))
      put("correlation", c(cor(p0, p1), cor(p0, p1, method = "spearman")))
      """;

  private final List<EvaluationSample> samples = EvaluationSample.all();

  @Test
  void calibrationAndUtilityAreThoseOfR() {
    Map<String, double[]> r = EvaluationSample.ask(samples, CODE);
    for (EvaluationSample sample : samples) {
      String in = "." + sample.name();
      line(r, in, sample);
      test(r, in, sample);
      DecisionCurve curve = DecisionCurve.of(sample.outcome(), sample.after());
      close(r, "model" + in, 1e-12, values(curve.model()));
      close(r, "all" + in, 1e-12, values(curve.all()));
      comparison(r, in, sample);
    }
  }

  private static void line(Map<String, double[]> r, String in, EvaluationSample sample) {
    Recalibration line = Recalibration.of(sample.outcome(), sample.after());
    Estimate slope = line.slope();
    Estimate intercept = line.intercept();
    Estimate large = line.inTheLarge();
    close(
        r,
        "line" + in,
        1e-6,
        slope.value(),
        slope.se(),
        slope.lower(),
        slope.upper(),
        intercept.value(),
        intercept.se(),
        intercept.lower(),
        intercept.upper(),
        line.covariance(),
        large.value(),
        large.se(),
        large.lower(),
        large.upper());
    CalibrationPoint point = line.at(0.3);
    close(r, "smooth" + in, 1e-6, point.observed(), point.lower(), point.upper());
  }

  private static void test(Map<String, double[]> r, String in, EvaluationSample sample) {
    Calibration mine = Calibration.of(sample.outcome(), sample.after(), 7);
    HosmerLemeshow test = mine.hosmerLemeshow();
    close(r, "hln" + in, 0, mine.curve().stream().mapToDouble(CalibrationBin::rows).toArray());
    close(r, "hl" + in, 1e-8, test.chisq(), test.df(), test.p());
    close(r, "rmse" + in, 1e-10, mine.rmse());
    close(r, "brier" + in, 1e-12, mine.brier());
  }

  private static void comparison(Map<String, double[]> r, String in, EvaluationSample sample) {
    nri(r, "nri" + in, Nri.continuous(sample.outcome(), sample.before(), sample.after()));
    nri(
        r,
        "categories" + in,
        Nri.categories(sample.outcome(), sample.before(), sample.after(), List.of(0.2, 0.5)));
    Idi idi = Idi.of(sample.outcome(), sample.before(), sample.after());
    close(r, "idi" + in, 1e-10, idi.value(), idi.se(), idi.p());
    close(
        r,
        "correlation" + in,
        1e-10,
        CorrelationMatrix.pearson(sample.predictions()).values().get(0).get(1),
        CorrelationMatrix.spearman(sample.predictions()).values().get(0).get(1));
  }

  private static void nri(Map<String, double[]> r, String name, Nri mine) {
    close(
        r,
        name,
        1e-10,
        mine.value(),
        mine.se(),
        mine.p(),
        mine.lower(),
        mine.upper(),
        mine.ofPositives(),
        mine.ofNegatives());
  }

  private static double[] values(List<Double> boxed) {
    return boxed.stream().mapToDouble(v -> v).toArray();
  }
}
