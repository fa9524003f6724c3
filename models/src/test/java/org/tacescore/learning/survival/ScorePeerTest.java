package org.tacescore.learning.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R's concordance and maxstat.test, and the time-dependent AUC written in R from its formula, its
 * error from that formula's derivatives: 1e-6 or better, cutpoints exact.
 */
@Tag("peers")
class ScorePeerTest {
  private static final List<SurvivalSample> SAMPLES = SurvivalSample.all();

  @Test
  void concordanceAndComparisonAreThoseOfR() {
    SurvivalSample.Answer r =
        SurvivalSample.ask(
            SAMPLES,
            """
            one <- concordance(Surv(time, event) ~ score, e, reverse = TRUE)
            put("one", c(one$concordance, sqrt(one$var), one$count[1:3]))
            # Fits whose linear predictors are the scores themselves.
            first <- coxph(Surv(time, event) ~ score, e, init = 1, iter = 0)
            second <- coxph(Surv(time, event) ~ other, e, init = 1, iter = 0)
            both <- concordance(first, second)
            v <- both$var
            se <- sqrt(v[1, 1] + v[2, 2] - 2 * v[1, 2])
            z <- unname(both$concordance[1] - both$concordance[2]) / se
            put("both", c(both$concordance[2], v[1, 2], se, z, 2 * pnorm(-abs(z))))
            """);
    for (SurvivalSample sample : SAMPLES) {
      double[] one = r.get("one." + sample.name());
      Concordance mine = Concordance.of(sample.outcome(), sample.score().values());
      close(
          new double[] {mine.value(), mine.se(), mine.concordant(), mine.discordant(), mine.tied()},
          one,
          sample.name());
      ConcordanceComparison both =
          ConcordanceComparison.of(
              sample.outcome(), sample.score().values(), sample.other().values());
      close(
          new double[] {both.second().value(), both.covariance(), both.se(), both.z(), both.p()},
          r.get("both." + sample.name()),
          sample.name());
    }
  }

  @Test
  void timeDependentAucAndItsErrorAreTheirFormulas() {
    SurvivalSample.Answer r =
        SurvivalSample.ask(
            SAMPLES,
            """
            # A censoring a little later is behind the events of its time.
            later <- e$time + ifelse(e$event == 1, 0, 1e-9)
            area <- function(t, v) {
              g <- survfit(Surv(later, 1 - e$event) ~ 1, weights = v, timefix = FALSE)
              before <- c(1, g$surv)[1 + findInterval(e$time - 1e-7, g$time)]
              i <- which(e$time <= t & e$event == 1); j <- which(e$time > t)
              win <- outer(e$score[i], e$score[j], ">") + outer(e$score[i], e$score[j], "==") / 2
              w <- v[i] / before[i]
              sum(outer(w, v[j]) * win) / (sum(w) * sum(v[j]))
            }
            one <- rep(1, nrow(e))
            # The derivative by a row's weight, by central differences.
            slope <- function(t, k) {
              step <- replace(0 * one, k, 1e-4)
              (area(t, one + step) - area(t, one - step)) / 2e-4
            }
            horizons <- unname(quantile(e$time, c(0.4, 0.6)))
            auc <- sapply(horizons, area, one)
            se <- sapply(horizons, function(t) sqrt(sum(sapply(seq_along(one), slope, t = t)^2)))
            put("auc", c(horizons, auc, se))
            """);
    for (SurvivalSample sample : SAMPLES) {
      double[] answer = r.get("auc." + sample.name());
      TimeDependentAuc mine =
          TimeDependentAuc.of(sample.outcome(), sample.score().values(), Arrays.copyOf(answer, 2));
      for (int i = 0; i < 2; i++) {
        assertThat(mine.auc().get(i)).as(sample.name()).isCloseTo(answer[2 + i], within(1e-9));
        // The differences of R's side are off by about 1e-8 of themselves.
        assertThat(mine.se().get(i)).as(sample.name()).isCloseTo(answer[4 + i], within(1e-7));
      }
    }
  }

  @Test
  void cutpointsAreThoseOfMaxstat() {
    List<SurvivalSample> samples =
        IntStream.range(0, 48)
            .mapToObj(
                i -> SurvivalSample.of("s" + i, 12 + i * 3, 2, i % 4, 0.02 + i % 5 * 0.05, 300 + i))
            .filter(sample -> sample.outcome().events() > 2)
            .toList();
    SurvivalSample.Answer r =
        SurvivalSample.ask(
            samples,
            """
            for (p in c("Lau92", "Lau94", if (nrow(e) < 45) "HL")) for (x in c("score", "other", "x1")) {
              f <- maxstat.test(Surv(time, event) ~ m, data.frame(e, m = e[[x]]),
                  smethod = "LogRank", pmethod = p, minprop = 0.1, maxprop = 0.85)
              put(paste0(p, x), c(f$estimate, f$statistic, min(1, f$p.value), f$cuts) + 0)
            }
            """);
    for (SurvivalSample sample : samples) {
      for (CutpointTest test : CutpointTest.values()) {
        cutpoint(sample, test, "score", sample.score().values(), r);
        cutpoint(sample, test, "other", sample.other().values(), r);
        cutpoint(sample, test, "x1", sample.table().column("x1"), r);
      }
    }
  }

  private static void cutpoint(
      SurvivalSample sample, CutpointTest test, String of, double[] x, SurvivalSample.Answer r) {
    String key = test.word() + of + "." + sample.name();
    if (!r.has(key)) {
      // R takes minutes for the permutations of more than about 50 rows.
      assertThat(test).isEqualTo(CutpointTest.HL);
      assertThat(sample.outcome().rows()).isGreaterThanOrEqualTo(45);
      return;
    }
    double[] expected = r.get(key);
    MaximallySelectedRank mine = MaximallySelectedRank.of(sample.outcome(), x, 0.1, 0.85, test);
    String about = test.word() + " " + of + " " + sample.name();
    assertThat(mine.cutpoint()).as(about).isEqualTo(expected[0]);
    assertThat(mine.statistic()).as(about).isCloseTo(expected[1], within(1e-6));
    assertThat(mine.p()).as(about).isCloseTo(expected[2], within(1e-6));
    assertThat(mine.cutpoints().stream().mapToDouble(v -> v).toArray())
        .containsExactly(Arrays.copyOfRange(expected, 3, expected.length));
  }

  private static void close(double[] mine, double[] r, String about) {
    assertThat(mine).hasSameSizeAs(r);
    for (int i = 0; i < r.length; i++) {
      assertThat(mine[i]).as(about).isCloseTo(r[i], within(1e-9));
    }
  }
}
