package org.tacescore.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.Code;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Scored;

class ScoreGroupTest {
  @Test
  void tellsTheResultTheRuleAndTheStatusInOneLine() {
    assertThat(ScoreGroup.summary(HandMadeScores.hrd("4.10", false), ""))
        .isEqualTo("HRD score 4.10: Low risk (high when > 4.10). SYNTHETIC, not for clinical use.");
  }

  @Test
  void saysInTheSummaryThatTheTotalEqualsTheCutoff() {
    assertThat(ScoreGroup.summary(HandMadeScores.hrd("4.10", true), ""))
        .isEqualTo(
            "HRD score 4.10: Low risk, but the total equals the cutoff (high when > 4.10)."
                + " SYNTHETIC, not for clinical use.");
  }

  @Test
  void tellsAFractionAndItsCutoffInTheSameUnit() {
    MeasurementGroup group = ScoreGroup.of("2.25.1", HandMadeScores.hrd("4.10", true));

    assertThat(group.measurements().get(1).value()).isEqualByComparingTo("12.3");
    assertThat(group.measurements().get(1).unit()).isEqualTo(UcumUnits.PERCENT);
    assertThat(texts(group))
        .contains("DLscore: low (high when > 50 %), adds 0.00", "HBsAg: positive, adds 1.37");
  }

  @Test
  void tellsTheOtherRuleTheStatusAndTheEndpoint() {
    assertThat(texts(ScoreGroup.of("2.25.1", HandMadeScores.hrd("4.10", true))))
        .contains(
            "Variant: 4.10, high when >= 4.10: High risk",
            "SYNTHETIC: Demonstration values, no clinical meaning.",
            "overall survival");
  }

  @Test
  void saysWarningsInSentencesAndTheStatusOnce() {
    assertThat(ScoreGroup.of("2.25.1", HandMadeScores.hrd("4.10", true)).comments())
        .containsExactly("The total 4.10 equals the cutoff.");
  }

  @Test
  void tellsAProbabilityAndItsCutoffInPercent() {
    assertThat(ScoreGroup.summary(HandMadeScores.epr(), ""))
        .isEqualTo(
            "Probability of early recurrence 63.1 %: EPR likely (high when > 48.2 %)."
                + " SYNTHETIC, not for clinical use.");
  }

  @Test
  void namesTheSystemWhereAnotherScoreIsCalledTheSame() {
    assertThat(ScoreGroup.summary(HandMadeScores.haicResponse(), "Response to TACE-HAIC"))
        .startsWith("Probability of response (Response to TACE-HAIC) 78.1 %: Response likely");
  }

  @Test
  void tellsAProbabilityNextToItsCutoffWithMoreDecimals() {
    assertThat(ScoreGroup.summary(HandMadeScores.taceResponse(), ""))
        .startsWith("Probability of response 40.00 %: Response unlikely (high when > 40.04 %)");
  }

  @Test
  void tellsARiskWithFourDecimals() {
    assertThat(ScoreGroup.summary(HandMadeScores.sorafenibOs(), ""))
        .startsWith("Risk of the nomogram -0.1235: High risk (high when > -0.3)");
  }

  @Test
  void putsNumbersBesideAScoreBehindIt() {
    MeasurementGroup group = ScoreGroup.of("2.25.1", HandMadeScores.epr());

    assertThat(group.measurements())
        .extracting(m -> m.concept().value(), m -> m.value().toPlainString())
        .containsExactly(
            tuple("EPR_DLR", "63.1"),
            tuple("EPR_PVP", "30.0"),
            tuple("EPR_NOMO_C", "59.3"),
            tuple("EPR_NOMO_P", "61.3"),
            tuple("CUTOFF", "48.2345678901234567"));
    assertThat(group.measurements()).allMatch(m -> m.unit().equals(UcumUnits.PERCENT));
  }

  @Test
  void tellsRulesAndStatedValuesBesideAScoreAsText() {
    MeasurementGroup group = ScoreGroup.of("2.25.1", HandMadeScores.epr());

    assertThat(named(group, "BESIDE-SCORE"))
        .containsExactly(
            "Radiomics signature, portal venous: 30.0 %, low (high when > 39.5 %)",
            "Alpha-fetoprotein: 342.5 ng/mL");
    assertThat(named(group, "SCORE-TERM")).isEmpty();
  }

  @Test
  void callsARiskGroupWhatIsOneAndNothingElse() {
    assertThat(group(HandMadeScores.hrd("4.10", false))).isEqualTo("Risk group: Low risk");
    assertThat(group(HandMadeScores.sorafenibOs())).isEqualTo("Risk group: High risk");
    assertThat(group(HandMadeScores.haicResponse())).isEqualTo("Group: Response likely");
  }

  @Test
  void tellsWhatEachPartAddsAndTheRuleAsNumbers() {
    MeasurementGroup group = ScoreGroup.of("2.25.1", HandMadeScores.hrd("4.10", true));

    assertThat(group.measurements())
        .extracting(m -> m.concept().value(), m -> m.value().toPlainString())
        .endsWith(
            tuple("POINTS-DLSCORE", "0.00"),
            tuple("POINTS-HBSAG", "1.37"),
            tuple("CUTOFF", "4.10"));
    assertThat(group.evaluations())
        .contains(
            new Qualitative.Coded(
                new Code("COMPARATOR", "99TACE", "Comparator of the cutoff"),
                new Code("GT", "99TACE", "high when greater than the cutoff")));
  }

  @Test
  void putsTheScoreOfThePriorReportBesideTheNewOne() {
    PriorResult prior =
        PriorResult.parse(
            """
            {"created_at": "2026-01-03T08:15:30Z", "sr_sop_instance_uid": "2.25.9",
             "recipes": [
              {"id": "epr", "version": "1.0.0", "lesion": {"tracking_uid": "2.25.5"},
               "score": {"name": "Probability of early recurrence", "value": 0.5, "unit": "1",
                "group_name": "EPR likely", "cutoff": "> 0.48"}},
              {"id": "hrd", "version": "0.9.0",
               "score": {"name": "HRD score", "value": 14.88, "unit": "{score}",
                "group_name": "High risk", "cutoff": "> 4.10"}},
              {"id": "art", "version": "1", "refusal": {"code": "MISSING_CLINICAL"}}]}
            """);
    Scored scored = HandMadeScores.hrd("4.10", true);

    MeasurementGroup group = ScoreGroup.of("2.25.1", scored, prior.of(scored));

    assertThat(prior.scores()).hasSize(2);
    assertThat(group.measurements().get(1).concept().value()).isEqualTo("PRIOR-SCORE");
    assertThat(group.measurements().get(1).value()).isEqualByComparingTo("14.88");
    assertThat(named(group, "PRIOR-RESULT"))
        .containsExactly(
            "HRD score 14.88, High risk (high when > 4.10), version 0.9.0,"
                + " report of 2026-01-03T08:15:30Z, 2.25.9");
    // The number and its rule are told as those of the new score are.
    assertThat(ScoreGroup.told(prior.scores().get(0)))
        .startsWith("Probability of early recurrence 50.0 %, EPR likely (high when > 48 %), ");
    // The patient's score is not that of a lesion.
    assertThat(prior.of(HandMadeScores.epr())).isEmpty();
  }

  private static String group(Scored scored) {
    return ScoreGroup.of("2.25.1", scored).evaluations().stream()
        .filter(Qualitative.Coded.class::isInstance)
        .filter(one -> one.concept().value().endsWith("-GROUP"))
        .map(one -> one.concept().meaning() + ": " + ((Qualitative.Coded) one).value().meaning())
        .collect(Collectors.joining());
  }

  private static List<String> named(MeasurementGroup group, String concept) {
    return group.evaluations().stream()
        .filter(one -> one.concept().value().equals(concept))
        .map(one -> ((Qualitative.Text) one).value())
        .toList();
  }

  private static List<String> texts(MeasurementGroup group) {
    return group.evaluations().stream()
        .filter(Qualitative.Text.class::isInstance)
        .map(evaluation -> ((Qualitative.Text) evaluation).value())
        .toList();
  }
}
