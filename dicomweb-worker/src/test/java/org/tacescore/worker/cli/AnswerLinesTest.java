package org.tacescore.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.NotScorable;
import org.tacescore.worker.pipeline.HandMadeScores;

class AnswerLinesTest {
  @Test
  void tellsAProbabilityWithWhatStandsBeside() {
    assertThat(new AnswerLines().of(HandMadeScores.epr()))
        .containsExactly(
            "epr: Probability of early recurrence 63.1 %, EPR likely"
                + " (SYNTHETIC, research use only)",
            "  beside the score: Radiomics signature, portal venous: 30.0 %, low"
                + " (high when > 39.5 %)",
            "  beside the score: Published nomogram, coefficient of AFP corrected: 59.3 %",
            "  beside the score: Published nomogram, coefficient of AFP as printed: 61.3 %",
            "  beside the score: Alpha-fetoprotein: 342.5 ng/mL",
            "  SYNTHETIC: Demonstration values, no clinical meaning.");
  }

  @Test
  void saysOnceWhatAStatusMeans() {
    AnswerLines lines = new AnswerLines();
    lines.of(HandMadeScores.haicResponse());

    List<String> second = lines.of(HandMadeScores.hrd("1.37", false));

    assertThat(second)
        .containsExactly(
            "hrd: HRD score 1.37, Low risk (SYNTHETIC, research use only)",
            "  TIE_AT_CUTOFF: The total 4.10 equals the cutoff.");
  }

  @Test
  void tellsWhyThereIsNoScore() {
    assertThat(AnswerLines.of(new NotScorable("epr", Refusal.NO_LIVER_MASK, "")))
        .startsWith("refused: epr: NO_LIVER_MASK: ")
        .endsWith(".");
  }
}
