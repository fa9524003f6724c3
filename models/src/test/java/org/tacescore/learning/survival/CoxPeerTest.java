package org.tacescore.learning.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.DegenerateDataException;

/** R's coxph: coefficients, errors and concordance to 1e-6, log-likelihood to 1e-8 of itself. */
@Tag("peers")
class CoxPeerTest {
  private static final String CODE =
      """
      for (ties in c("efron", "breslow")) {
        f <- coxph(Surv(time, event) ~ x1 + x2 + x3 + x4, e, ties = ties)
        s <- summary(f)
        put(paste0(ties, ".coef"), cbind(s$coefficients[, c(1, 3, 4, 5)], s$conf.int[, c(1, 3, 4)]))
        put(paste0(ties, ".logLik"), f$loglik)
        put(paste0(ties, ".tests"), c(s$logtest["test"], s$logtest["pvalue"], s$sctest["test"],
            s$sctest["pvalue"], f$wald.test, s$waldtest["pvalue"]))
        put(paste0(ties, ".concordance"), s$concordance)
        put(paste0(ties, ".iter"), f$iter)
        put(paste0(ties, ".vcov"), vcov(f))
        b <- basehaz(f, centered = FALSE)
        put(paste0(ties, ".baseline"), c(b$time, b$hazard))
        put(paste0(ties, ".survival"), survfit(f, e[3, ])$surv)
      }
      """;

  @Test
  void regressionIsThatOfR() {
    List<SurvivalSample> samples = SurvivalSample.all();
    SurvivalSample.Answer r = SurvivalSample.ask(samples, CODE);
    for (SurvivalSample sample : samples) {
      for (Ties ties : Ties.values()) {
        CoxFit mine = CoxFit.of(sample.table(), sample.outcome(), ties);
        compare(mine, sample, r, ties.name().toLowerCase(Locale.ROOT) + ".");
      }
    }
  }

  /** What R warns of, or gives NA for, is refused; nothing else is. */
  @Test
  void boundlessAndSingularFitsAreThoseOfR() {
    List<SurvivalSample> samples =
        IntStream.range(0, 120)
            .mapToObj(
                i ->
                    SurvivalSample.of("t" + i, 10 + i % 40, 2, i % 4, 0.02 + i % 7 * 0.1, 5000 + i))
            .filter(sample -> sample.outcome().events() > 0)
            .toList();
    SurvivalSample.Answer r =
        SurvivalSample.ask(
            samples,
            """
            warned <- FALSE
            f <- withCallingHandlers(coxph(Surv(time, event) ~ x1 + x2 + x3 + x4, e),
                warning = function(w) { warned <<- TRUE; invokeRestart("muffleWarning") })
            put("fit", c(warned || any(is.na(coef(f))), coef(f), sqrt(diag(vcov(f)))))
            """);
    int refused = 0;
    for (SurvivalSample sample : samples) {
      double[] expected = r.get("fit." + sample.name());
      if (expected[0] == 1) {
        refused++;
        assertThatThrownBy(() -> CoxFit.of(sample.table(), sample.outcome(), Ties.EFRON))
            .as(sample.name())
            .isInstanceOf(DegenerateDataException.class);
      } else {
        List<CoxCoefficient> mine =
            List.copyOf(
                CoxFit.of(sample.table(), sample.outcome(), Ties.EFRON).coefficients().values());
        for (int c = 0; c < 4; c++) {
          assertThat(mine.get(c).coef()).isCloseTo(expected[1 + c], within(1e-6));
          assertThat(mine.get(c).se()).isCloseTo(expected[5 + c], within(1e-6));
        }
      }
    }
    assertThat(refused).isBetween(5, 60);
  }

  private static void compare(
      CoxFit mine, SurvivalSample sample, SurvivalSample.Answer r, String ties) {
    String in = "." + sample.name();
    assertThat(mine.iterations()).as(ties + in).isEqualTo((int) r.get(ties + "iter" + in)[0]);
    coefficients(mine, r.get(ties + "coef" + in));
    for (int i = 0; i < 2; i++) {
      double expected = r.get(ties + "logLik" + in)[i];
      assertThat(mine.logLik().get(i)).isCloseTo(expected, within(1e-8 * Math.abs(expected)));
    }
    close(
        new double[] {
          mine.likelihoodRatio().statistic(),
          mine.likelihoodRatio().p(),
          mine.score().statistic(),
          mine.score().p(),
          mine.wald().statistic(),
          mine.wald().p()
        },
        r.get(ties + "tests" + in),
        within(1e-6));
    close(
        new double[] {mine.concordance().value(), mine.concordance().se()},
        r.get(ties + "concordance" + in),
        within(1e-6));
    close(
        mine.covariance().stream().flatMap(List::stream).mapToDouble(v -> v).toArray(),
        r.get(ties + "vcov" + in),
        within(1e-6));
    baseline(mine, sample, r, ties, in);
  }

  private static void coefficients(CoxFit mine, double[] r) {
    double[] all =
        mine.coefficients().values().stream()
            .flatMapToDouble(c -> Arrays.stream(new double[] {c.coef(), c.se(), c.z(), c.p()}))
            .toArray();
    for (int c = 0; c < 4; c++) {
      for (int k = 0; k < 4; k++) {
        assertThat(all[c * 4 + k]).isCloseTo(r[k * 4 + c], within(1e-6));
      }
    }
    int c = 0;
    for (CoxCoefficient mineAt : mine.coefficients().values()) {
      double[] ratio = {mineAt.hr(), mineAt.hrLower(), mineAt.hrUpper()};
      for (int k = 0; k < 3; k++) {
        double expected = r[(4 + k) * 4 + c];
        assertThat(ratio[k]).isCloseTo(expected, within(1e-6 * expected));
      }
      c++;
    }
  }

  private static void baseline(
      CoxFit mine, SurvivalSample sample, SurvivalSample.Answer r, String ties, String in) {
    double[] expected = r.get(ties + "baseline" + in);
    int times = expected.length / 2;
    assertThat(mine.baseline().times()).containsExactly(Arrays.copyOf(expected, times));
    for (int i = 0; i < times; i++) {
      double hazard = expected[times + i];
      assertThat(mine.baseline().at(expected[i])).isCloseTo(hazard, within(1e-6 * hazard + 1e-12));
      assertThat(mine.survival(sample.table().row(2), expected[i]))
          .isCloseTo(r.get(ties + "survival" + in)[i], within(1e-6));
    }
  }

  private static void close(double[] mine, double[] r, Offset<Double> within) {
    assertThat(mine).hasSameSizeAs(r);
    for (int i = 0; i < r.length; i++) {
      assertThat(mine[i]).isCloseTo(r[i], within);
    }
  }
}
