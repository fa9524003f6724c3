package org.tacescore.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.score.HighWhen;

/** R's pROC and prop.test: areas, tests and intervals to 1e-8, thresholds exact. */
@Tag("peers")
class DiscriminationPeerTest {
  private static final String CODE =
      """
      r0 <- roc(y, p0, levels = c(0, 1), direction = "<")
      r1 <- roc(y, p1, levels = c(0, 1), direction = "<")
      ci <- ci.auc(r0, method = "delong")
      put("auc", c(as.numeric(auc(r0)), ci[1], ci[3], sqrt(var(r0, method = "delong"))))
      t <- roc.test(r0, r1, method = "delong", paired = TRUE)
      put("delong", c(t$estimate, t$statistic, t$p.value, t$conf.int))
      best <- coords(r0, "best", ret = c("threshold", "sensitivity", "specificity"))
      put("best", as.numeric(best[1, ]))
      put("ties", nrow(best))
      o <- order(r0$thresholds)
      put("thresholds", r0$thresholds[o])
      put("sensitivities", r0$sensitivities[o])
      put("specificities", r0$specificities[o])
      h <- p0 >= 0.3
      wilson <- function(x, n) {
        w <- prop.test(x, n, correct = FALSE)
        c(w$estimate, w$conf.int)
      }
      s <- wilson(sum(h & y == 1), sum(h | y == 1))
      put("measures", c(wilson(sum(h == y), length(y)), wilson(sum(h & y == 1), sum(y == 1)),
        wilson(sum(!h & y == 0), sum(y == 0)), wilson(sum(h & y == 1), sum(h)),
        wilson(sum(!h & y == 0), sum(!h)), 2 * s / (1 + s)))
      """;

  private final List<EvaluationSample> samples = EvaluationSample.all();

  @Test
  void discriminationIsThatOfR() {
    Map<String, double[]> r = EvaluationSample.ask(samples, CODE);
    for (EvaluationSample sample : samples) {
      String in = "." + sample.name();
      Roc roc = Roc.of(sample.outcome(), sample.before());
      close(r, "auc" + in, 1e-8, roc.auc(), roc.lower(), roc.upper(), roc.se());
      DeLongTest test = DeLongTest.of(sample.outcome(), sample.before(), sample.after());
      close(
          r,
          "delong" + in,
          1e-8,
          test.auc1(),
          test.auc2(),
          test.z(),
          test.p(),
          test.lower(),
          test.upper());
      Youden best = roc.youden();
      assertThat(new double[] {best.threshold(), best.sensitivity(), best.specificity()})
          .as("best" + in)
          .isEqualTo(r.get("best" + in));
      assertThat((double) best.ties().size()).isGreaterThanOrEqualTo(numbers(r, "ties" + in)[0]);
      curve(r, in, roc.curve());
      measures(r, in, sample);
    }
  }

  private static void curve(Map<String, double[]> r, String in, List<RocPoint> curve) {
    assertThat(curve.stream().mapToDouble(RocPoint::threshold).toArray())
        .isEqualTo(r.get("thresholds" + in));
    assertThat(curve.stream().mapToDouble(RocPoint::sensitivity).toArray())
        .isEqualTo(r.get("sensitivities" + in));
    assertThat(curve.stream().mapToDouble(RocPoint::specificity).toArray())
        .isEqualTo(r.get("specificities" + in));
  }

  private static void measures(Map<String, double[]> r, String in, EvaluationSample sample) {
    ClassificationMeasures mine =
        ClassificationMeasures.of(
            sample.outcome(), sample.before(), 0.3, HighWhen.GREATER_OR_EQUAL);
    double[] all =
        List.of(
                mine.accuracy(),
                mine.sensitivity(),
                mine.specificity(),
                mine.precision().orElseThrow(),
                mine.negativePredictiveValue().orElseThrow(),
                mine.f1())
            .stream()
            .flatMapToDouble(p -> Arrays.stream(new double[] {p.value(), p.lower(), p.upper()}))
            .toArray();
    close(r, "measures" + in, 1e-8, all);
  }

  private static double[] numbers(Map<String, double[]> r, String name) {
    double[] numbers = r.get(name);
    if (numbers == null) {
      throw new AssertionError("R left no " + name);
    }
    return numbers;
  }

  static void close(Map<String, double[]> r, String name, double tolerance, double... mine) {
    double[] theirs = numbers(r, name);
    assertThat(mine).as(name).hasSameSizeAs(theirs);
    for (int i = 0; i < mine.length; i++) {
      assertThat(mine[i]).as(name + " " + i).isCloseTo(theirs[i], within(tolerance));
    }
  }
}
