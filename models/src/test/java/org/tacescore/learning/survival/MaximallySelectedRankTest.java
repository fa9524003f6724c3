package org.tacescore.learning.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.SurvivalOutcome;

class MaximallySelectedRankTest {
  private static final SurvivalOutcome FOUR =
      SurvivalOutcome.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, true});
  private static final double[] MARKER = {10, 20, 30, 40};

  private static MaximallySelectedRank of(double least, double most, CutpointTest test) {
    return MaximallySelectedRank.of(FOUR, MARKER, least, most, test);
  }

  /** Scores 3/4, 5/12, -1/12, -13/12; their squares sum to 23/12. */
  @Test
  void fourPatientsByHand() {
    MaximallySelectedRank best = of(0.25, 0.75, CutpointTest.LAU92);
    assertThat(best.cutpoint()).isEqualTo(30);
    assertThat(best.statistic()).isCloseTo(13 / 12.0 / Math.sqrt(23 / 48.0), within(1e-14));
    assertThat(best.cutpoints()).containsExactly(10.0, 20.0, 30.0);
    assertThat(best.statistics().get(0)).isCloseTo(0.75 / Math.sqrt(23 / 48.0), within(1e-14));
  }

  @Test
  void proportionsLimitTheCutpoints() {
    assertThat(of(0.5, 0.5001, CutpointTest.LAU94).cutpoints()).containsExactly(20.0);
    assertThat(of(0, 1, CutpointTest.LAU94).cutpoints()).containsExactly(10.0, 20.0);
    assertThatThrownBy(() -> of(0.1, 0.2, CutpointTest.LAU94))
        .hasMessageStartingWith("TOO_FEW_ROWS");
    assertThatThrownBy(() -> of(0.9, 0.1, CutpointTest.LAU94)).hasMessageStartingWith("INVALID");
    assertThatThrownBy(() -> of(0, 1, CutpointTest.LAU92)).hasMessageStartingWith("INVALID");
  }

  /** Of 24 orders of the scores, those whose two lower ones exceed |b| for one cutpoint. */
  @Test
  void permutationsOfOneCutpointAreCounted() {
    assertThat(of(0.5, 0.5001, CutpointTest.HL).p()).isCloseTo(2.0 / 6, within(1e-12));
  }

  @Test
  void onlyOrdersMatter() {
    SurvivalSample sample = SurvivalSample.of("s", 80, 2, 0, 0.05, 41);
    double[] marker = sample.table().column(0);
    double[] grown = Arrays.stream(marker).map(Math::exp).toArray();
    for (CutpointTest test : CutpointTest.values()) {
      MaximallySelectedRank one =
          MaximallySelectedRank.of(sample.outcome(), marker, 0.1, 0.9, test);
      MaximallySelectedRank other =
          MaximallySelectedRank.of(sample.outcome(), grown, 0.1, 0.9, test);
      assertThat(other.statistic()).isEqualTo(one.statistic());
      assertThat(other.p()).isEqualTo(one.p()).isBetween(0.0, 1.0);
      assertThat(other.cutpoint()).isEqualTo(Math.exp(one.cutpoint()));
    }
  }

  @Test
  void refusesWhatTellsNothing() {
    assertThatThrownBy(
            () ->
                MaximallySelectedRank.of(
                    FOUR, new double[] {1, 1, 1, 1}, 0.1, 0.9, CutpointTest.LAU92))
        .hasMessageStartingWith("ALL_TIED");
    SurvivalOutcome once =
        SurvivalOutcome.of(new double[] {1, 1, 1, 1}, new boolean[] {true, true, true, true});
    assertThatThrownBy(() -> MaximallySelectedRank.of(once, MARKER, 0.1, 0.9, CutpointTest.LAU92))
        .hasMessageStartingWith("ALL_TIED");
    SurvivalSample many = SurvivalSample.of("s", 171, 2, 0, 0.05, 42);
    assertThatThrownBy(
            () ->
                MaximallySelectedRank.of(
                    many.outcome(), many.table().column(0), 0.1, 0.9, CutpointTest.HL))
        .hasMessageContaining("at most 170 rows");
    assertThat(CutpointTest.parse("lau94")).isEqualTo(CutpointTest.LAU94);
  }
}
