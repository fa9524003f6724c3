package org.tacescore.learning.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R's survfit and survdiff: medians and their bounds exact, curves to 1e-12, log-rank to 1e-8. */
@Tag("peers")
class KaplanMeierPeerTest {
  private static final Offset<Double> CURVE = within(1e-12);
  private static final String CODE =
      """
      for (type in c("log", "log-log", "plain")) {
        for (g in sort(unique(e$group))) {
          f <- survfit(Surv(time, event) ~ 1, e[e$group == g, ], conf.type = type)
          s <- summary(f, censored = TRUE)
          put(paste0(type, g, ".median"), summary(f)$table[c("median", "0.95LCL", "0.95UCL")])
          put(paste0(type, g, ".curve"),
              rbind(s$time, s$n.risk, s$n.event, s$n.censor, s$surv, s$std.err, s$lower, s$upper))
        }
      }
      f <- survdiff(Surv(time, event) ~ group, e)
      put("logrank", c(f$chisq, length(f$n) - 1, f$pvalue, f$obs, f$exp))
      """;

  private static List<SurvivalSample> samples() {
    List<SurvivalSample> samples = new ArrayList<>(SurvivalSample.all());
    // Small groups of tied times often have curves that are flat at one half.
    IntStream.range(0, 60)
        .mapToObj(i -> SurvivalSample.of("half" + i, 8 + i % 9, 2, i % 3, 0.05, 100 + i))
        .filter(s -> s.outcome().events() > 2 && s.groups().stream().distinct().count() == 2)
        .forEach(samples::add);
    return samples;
  }

  @Test
  void curvesMediansAndLogRankAreThoseOfR() {
    List<SurvivalSample> samples = samples();
    SurvivalSample.Answer r = SurvivalSample.ask(samples, CODE);
    for (SurvivalSample sample : samples) {
      for (ConfidenceType type : ConfidenceType.values()) {
        KaplanMeier.of(sample.outcome(), sample.groups(), type)
            .forEach(
                (group, curve) -> {
                  String key = type.word() + group + ".";
                  assertThat(
                          new double[] {curve.median(), curve.medianLower(), curve.medianUpper()})
                      .as(key + sample.name())
                      .containsExactly(r.get(key + "median." + sample.name()));
                  curveIsThatOf(r.get(key + "curve." + sample.name()), curve);
                });
      }
      logRankIsThatOf(r.get("logrank." + sample.name()), sample);
    }
  }

  private static void curveIsThatOf(double[] r, KaplanMeier mine) {
    assertThat(mine.curve()).hasSize(r.length / 8);
    int i = 0;
    for (KaplanMeierStep step : mine.curve()) {
      assertThat(step.time()).isEqualTo(r[i]);
      assertThat(List.of(step.atRisk(), step.events(), step.censored()))
          .containsExactly((int) r[i + 1], (int) r[i + 2], (int) r[i + 3]);
      assertThat(step.survival()).isCloseTo(r[i + 4], CURVE);
      assertThat(step.se()).isCloseTo(r[i + 5], CURVE);
      assertThat(step.lower()).isCloseTo(r[i + 6], CURVE);
      assertThat(step.upper()).isCloseTo(r[i + 7], CURVE);
      i += 8;
    }
  }

  private static void logRankIsThatOf(double[] r, SurvivalSample sample) {
    LogRank mine = LogRank.of(sample.outcome(), sample.groups());
    assertThat(mine.chisq()).as(sample.name()).isCloseTo(r[0], within(1e-8));
    assertThat(mine.df()).isEqualTo((int) r[1]);
    assertThat(mine.p()).isCloseTo(r[2], within(1e-8));
    int place = 3;
    for (LogRankGroup group : mine.groups().values()) {
      assertThat((double) group.observed()).isEqualTo(r[place]);
      assertThat(group.expected()).isCloseTo(r[place + mine.groups().size()], within(1e-8));
      place++;
    }
  }
}
