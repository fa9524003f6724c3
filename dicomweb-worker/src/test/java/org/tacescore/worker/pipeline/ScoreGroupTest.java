package org.tacescore.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.Code;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Contribution;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;
import org.tacescore.score.HighWhen;
import org.tacescore.score.RecipeReference;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.RiskGroup;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Sensitivity;
import org.tacescore.score.Warning;

class ScoreGroupTest {
  private static final RiskGroup LOW =
      new RiskGroup(RiskGroup.Side.LOW, new Code("75976002", "SCT", "Low risk"));
  private static final RiskGroup HIGH =
      new RiskGroup(RiskGroup.Side.HIGH, new Code("15508007", "SCT", "High risk"));

  @Test
  void tellsTheResultTheRuleAndTheStatusInOneLine() {
    assertThat(ScoreGroup.summary(scored("4.10", false)))
        .isEqualTo("HRD score 4.10: Low risk (high when > 4.10). SYNTHETIC, not for clinical use.");
  }

  @Test
  void saysInTheSummaryThatTheTotalEqualsTheCutoff() {
    assertThat(ScoreGroup.summary(scored("4.10", true)))
        .isEqualTo(
            "HRD score 4.10: Low risk, but the total equals the cutoff (high when > 4.10)."
                + " SYNTHETIC, not for clinical use.");
  }

  @Test
  void tellsAFractionAndItsCutoffInTheSameUnit() {
    MeasurementGroup group = ScoreGroup.of("2.25.1", scored("4.10", true));

    assertThat(group.measurements().get(1).value()).isEqualByComparingTo("12.3");
    assertThat(group.measurements().get(1).unit()).isEqualTo(UcumUnits.PERCENT);
    assertThat(texts(group))
        .contains("DLscore: low (high when > 50 %), adds 0.00", "HBsAg: positive, adds 1.37");
  }

  @Test
  void tellsTheOtherRuleTheStatusAndTheEndpoint() {
    assertThat(texts(ScoreGroup.of("2.25.1", scored("4.10", true))))
        .contains(
            "Variant: 4.10, high when >= 4.10: High risk",
            "SYNTHETIC: Demonstration values, no clinical meaning.",
            "overall survival");
  }

  @Test
  void saysWarningsInSentencesAndTheStatusOnce() {
    assertThat(ScoreGroup.of("2.25.1", scored("4.10", true)).comments())
        .containsExactly("The total 4.10 equals the cutoff.");
  }

  private static List<String> texts(MeasurementGroup group) {
    return group.evaluations().stream()
        .filter(Qualitative.Text.class::isInstance)
        .map(evaluation -> ((Qualitative.Text) evaluation).value())
        .toList();
  }

  private static Scored scored(String total, boolean tie) {
    Cutoff cutoff = new Cutoff(new BigDecimal("4.10"), HighWhen.GREATER);
    Cutoff other = new Cutoff(new BigDecimal("4.10"), HighWhen.GREATER_OR_EQUAL);
    Score score =
        new Score(
            new Code("HRD_TOTAL", "99TACE", "HRD score"),
            new BigDecimal(total),
            UcumUnits.SCORE,
            LOW,
            cutoff,
            tie,
            List.of(dlscore(), hbsag()),
            List.of(),
            List.of(
                new Sensitivity("at-cutoff-high", "Variant", new BigDecimal(total), other, HIGH)),
            List.of(
                new Warning("SYNTHETIC", "Demonstration values, no clinical meaning."),
                new Warning("TIE_AT_CUTOFF", "The total 4.10 equals the cutoff.")));
    return new Scored(
        new RecipeReference(
            "hrd",
            "0.1.0",
            "HRD score",
            "0".repeat(64),
            ResearchStatus.SYNTHETIC,
            "Dai Y. et al.",
            "overall survival"),
        score);
  }

  private static Contribution dlscore() {
    Finding finding =
        new Finding.Measured(
            0.1234,
            new Code("1", "UCUM", "no units"),
            new Cutoff(new BigDecimal("0.5"), HighWhen.GREATER));
    return new Contribution(
        "dlscore",
        new Code("HRD_DLSCORE", "99TACE", "DLscore"),
        finding,
        false,
        new BigDecimal("12.15"),
        "");
  }

  private static Contribution hbsag() {
    Finding finding =
        new Finding.Stated(
            new ClinicalValue(Analyte.HBSAG, "positive", "", Optional.empty(), "laboratory"));
    return new Contribution(
        "hbsag", new Code("5196-1", "LN", "HBsAg"), finding, true, new BigDecimal("1.37"), "");
  }
}
