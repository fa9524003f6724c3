package org.tacescore.learning.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.SurvivalOutcome;

class ConcordanceTest {
  private static final SurvivalOutcome THREE =
      SurvivalOutcome.of(new double[] {1, 2, 3}, new boolean[] {true, true, false});

  @Test
  void pairsOfThreePatients() {
    Concordance c = Concordance.of(THREE, new double[] {3, 1, 2});
    assertThat(c.value()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(new long[] {c.concordant(), c.discordant(), c.tied()}).containsExactly(2, 1, 0);
    assertThat(Concordance.of(THREE, new double[] {2, 2, 1}).value())
        .isCloseTo(2.5 / 3, within(1e-15));
  }

  @Test
  void tiedTimesPairOnlyWithTheCensored() {
    SurvivalOutcome tied =
        SurvivalOutcome.of(new double[] {1, 1, 1}, new boolean[] {true, true, false});
    Concordance c = Concordance.of(tied, new double[] {3, 1, 2});
    assertThat(new long[] {c.concordant(), c.discordant(), c.tied()}).containsExactly(1, 1, 0);
  }

  @Test
  void countsAreThoseOfAllPairs() {
    SurvivalSample sample = SurvivalSample.of("s", 120, 2, 2, 0.08, 31);
    SurvivalOutcome outcome = sample.outcome();
    double[] score = sample.score().values();
    long[] counts = new long[3];
    for (int i = 0; i < 120; i++) {
      for (int j = 0; j < 120; j++) {
        boolean later =
            outcome.time(j) > outcome.time(i)
                || (outcome.time(j) == outcome.time(i) && !outcome.event(j));
        if (outcome.event(i) && later && i != j) {
          counts[score[i] > score[j] ? 0 : score[i] < score[j] ? 1 : 2]++;
        }
      }
    }
    Concordance c = Concordance.of(outcome, score);
    assertThat(new long[] {c.concordant(), c.discordant(), c.tied()}).containsExactly(counts);
  }

  @Test
  void onlyTheOrderOfScoresMatters() {
    SurvivalSample sample = SurvivalSample.of("s", 90, 2, 1, 0.08, 32);
    double[] score = sample.score().values();
    double[] grown = Arrays.stream(score).map(Math::exp).toArray();
    double[] turned = Arrays.stream(score).map(s -> -s).toArray();
    Concordance c = Concordance.of(sample.outcome(), score);
    assertThat(Concordance.of(sample.outcome(), grown)).isEqualTo(c);
    Concordance reverse = Concordance.of(sample.outcome(), turned);
    assertThat(reverse.value()).isCloseTo(1 - c.value(), within(1e-14));
    assertThat(reverse.se()).isCloseTo(c.se(), within(1e-14));
    ConcordanceComparison same = ConcordanceComparison.of(sample.outcome(), score, grown);
    assertThat(new double[] {same.difference(), same.se(), same.z(), same.p()})
        .containsExactly(0, 0, 0, 1);
  }

  @Test
  void opposedScoresWithoutErrorCannotBeCompared() {
    double[] right = {3, 2, 1};
    double[] wrong = {1, 2, 3};
    assertThatThrownBy(() -> ConcordanceComparison.of(THREE, right, wrong))
        .hasMessageStartingWith("SEPARATION")
        .hasMessageContaining("concordances 1.0 and 0.0");
  }

  @Test
  void comparisonIsOfTheDifference() {
    SurvivalSample sample = SurvivalSample.of("s", 90, 2, 1, 0.08, 33);
    double[] score = sample.score().values();
    double[] other = sample.other().values();
    ConcordanceComparison there = ConcordanceComparison.of(sample.outcome(), score, other);
    ConcordanceComparison back = ConcordanceComparison.of(sample.outcome(), other, score);
    assertThat(back.z()).isCloseTo(-there.z(), within(1e-12));
    double variance =
        Math.pow(there.first().se(), 2) + Math.pow(there.second().se(), 2) - 2 * there.covariance();
    assertThat(there.se()).isCloseTo(Math.sqrt(variance), within(1e-12));
  }

  @Test
  void refusesWhatTellsNothing() {
    assertThatThrownBy(() -> Concordance.of(THREE, new double[] {1, 1, 1}))
        .hasMessageStartingWith("ALL_TIED");
    assertThatThrownBy(() -> Concordance.of(THREE, new double[] {1, Double.NaN, 1}))
        .hasMessageStartingWith("NOT_FINITE");
    SurvivalOutcome none = SurvivalOutcome.of(new double[] {1, 2}, new boolean[2]);
    assertThatThrownBy(() -> Concordance.of(none, new double[] {1, 2}))
        .hasMessageStartingWith("NO_EVENTS");
    SurvivalOutcome last = SurvivalOutcome.of(new double[] {1, 2}, new boolean[] {false, true});
    assertThatThrownBy(() -> Concordance.of(last, new double[] {1, 2}))
        .hasMessageStartingWith("TOO_FEW_ROWS");
  }

  @Test
  void timeDependentAucWeighsCasesByCensoring() {
    SurvivalOutcome four =
        SurvivalOutcome.of(new double[] {1, 2, 3, 4}, new boolean[] {true, false, true, false});
    TimeDependentAuc auc = TimeDependentAuc.of(four, new double[] {4, 1, 2, 3}, 3, 1);
    assertThat(auc.auc().get(0)).isCloseTo(1 / 2.5, within(1e-15));
    assertThat(auc.auc().get(1)).isEqualTo(1);
    assertThat(auc.horizon()).containsExactly(3.0, 1.0);
    assertThatThrownBy(() -> TimeDependentAuc.of(four, new double[] {4, 1, 2, 3}, 0.5))
        .hasMessageStartingWith("NO_EVENTS");
    assertThatThrownBy(() -> TimeDependentAuc.of(four, new double[] {4, 1, 2, 3}, 4))
        .hasMessageStartingWith("TOO_FEW_ROWS");
  }

  /** Without censoring: the mean squares of placements, as DeLong's with n for n - 1. */
  @Test
  void errorOfTimeDependentAucByHand() {
    SurvivalOutcome six =
        SurvivalOutcome.of(
            new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {true, true, true, true, true, true});
    // Cases 6, 2, 5 are above 3, 1, 3 of the controls 4, 3, 1; controls below 2, 2, 3 of the cases.
    TimeDependentAuc auc = TimeDependentAuc.of(six, new double[] {6, 2, 5, 4, 3, 1}, 3);
    double area = 7 / 9.0;
    double cases = (2 * Math.pow(1 - area, 2) + Math.pow(1 / 3.0 - area, 2)) / 9;
    double controls = (2 * Math.pow(2 / 3.0 - area, 2) + Math.pow(1 - area, 2)) / 9;
    assertThat(auc.auc().get(0)).isCloseTo(area, within(1e-15));
    assertThat(auc.se().get(0)).isCloseTo(Math.sqrt(cases + controls), within(1e-15));
    assertThat(auc.upper()).containsExactly(1.0);
    assertThat(auc.warning()).isEmpty();
  }

  @Test
  void errorOfTimeDependentAucIsThatOfRedrawnPatients() {
    SurvivalSample sample = SurvivalSample.of("s", 400, 2, 0, 0.08, 34);
    double horizon = 2;
    double[] score = sample.score().values();
    SplittableRandom random = new SplittableRandom(35);
    double[] areas =
        IntStream.range(0, 600)
            .mapToDouble(
                i -> {
                  int[] rows = random.ints(400, 0, 400).toArray();
                  double[] drawn = Arrays.stream(rows).mapToDouble(row -> score[row]).toArray();
                  return TimeDependentAuc.of(sample.outcome().rows(rows), drawn, horizon)
                      .auc()
                      .get(0);
                })
            .toArray();
    double mean = Arrays.stream(areas).average().orElseThrow();
    double spread =
        Math.sqrt(Arrays.stream(areas).map(a -> (a - mean) * (a - mean)).sum() / (600 - 1));
    // The spread of 600 replicates has an error of 3 %; four of those.
    TimeDependentAuc auc = TimeDependentAuc.of(sample.outcome(), score, horizon);
    assertThat(auc.se().get(0)).isCloseTo(spread, withinPercentage(12));
  }

  @Test
  void warnsOfAreasThatSayNothing() {
    SurvivalOutcome four =
        SurvivalOutcome.of(new double[] {1, 2, 3, 4}, new boolean[] {true, false, true, false});
    assertThat(TimeDependentAuc.of(four, new double[] {4, 3, 2, 1}, 3).warning())
        .hasValueSatisfying(text -> assertThat(text).contains("no width"));
    assertThat(TimeDependentAuc.of(four, new double[] {1, 2, 3, 4}, 3).warning())
        .hasValueSatisfying(text -> assertThat(text).contains("below 0.5"));
  }
}
