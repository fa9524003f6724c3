package org.tacescore.learning.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.evaluation.Bootstrap;
import org.tacescore.learning.evaluation.Brier;
import org.tacescore.learning.evaluation.Calibration;
import org.tacescore.learning.evaluation.ClassificationMeasures;
import org.tacescore.learning.evaluation.DeLongTest;
import org.tacescore.learning.evaluation.HosmerLemeshow;
import org.tacescore.learning.evaluation.Idi;
import org.tacescore.learning.evaluation.Nri;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.learning.survival.LogRank;
import org.tacescore.learning.survival.TimeDependentAuc;
import org.tacescore.score.HighWhen;

class EvaluationTest {
  private static final Resampling FEW = new Resampling(40, 3);
  private static final EvaluatedCohort COHORT =
      SampleCohorts.of("held-out centre C3", 120, 5, OptionalInt.empty());
  private static final Evaluation EVALUATION = Evaluation.of(COHORT, FEW);

  private static JsonNode json() throws Exception {
    return new ObjectMapper().readTree(EVALUATION.json());
  }

  private static BinaryOutcome outcome() {
    return COHORT.binary().orElseThrow().outcome();
  }

  private static SurvivalOutcome times() {
    return COHORT.survival().orElseThrow().outcome();
  }

  @Test
  void jsonHoldsTheNumbersOfTheBinaryOutcome() throws Exception {
    double[] scores = COHORT.model("HRD score").toArray();
    JsonNode binary = json().at("/models/0/binary");
    Roc roc = Roc.of(outcome(), scores);
    assertThat(binary.at("/roc/auc").doubleValue()).isEqualTo(roc.auc());
    assertThat(binary.at("/roc/lower").doubleValue()).isEqualTo(roc.lower());
    assertThat(binary.at("/brier/value").doubleValue()).isEqualTo(Brier.of(outcome(), scores));
    Calibration line =
        Calibration.of(outcome(), scores, HosmerLemeshow.GROUPS, 0, FEW.replicates(), FEW.seed());
    assertThat(binary.at("/calibration/slope").doubleValue()).isEqualTo(line.slope());
    assertThat(binary.at("/hosmerLemeshow/p").doubleValue()).isEqualTo(line.hosmerLemeshow().p());
    ClassificationMeasures at =
        ClassificationMeasures.of(outcome(), scores, 0.5, HighWhen.GREATER_OR_EQUAL);
    assertThat(binary.at("/atCutoff/f1/value").doubleValue()).isEqualTo(at.f1().value());
    assertThat(binary.at("/atCutoff/sensitivity/upper").doubleValue())
        .isEqualTo(at.sensitivity().upper());
    double lower =
        new Bootstrap(120, FEW.replicates(), FEW.seed())
            .percentile(rows -> Roc.auc(outcome().rows(rows), chosen(scores, rows)))
            .lower();
    assertThat(binary.at("/bootstrapAuc/lower").doubleValue()).isEqualTo(lower);
  }

  private static double[] chosen(double[] scores, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> scores[row]).toArray();
  }

  @Test
  void jsonHoldsTheNumbersOfSurvival() throws Exception {
    EvaluatedModel art = COHORT.model("ART");
    JsonNode survival = json().at("/models/3/survival");
    Concordance c = Concordance.of(times(), art.toArray());
    assertThat(survival.at("/concordance/value").doubleValue()).isEqualTo(c.value());
    assertThat(survival.at("/concordance/se").doubleValue()).isEqualTo(c.se());
    assertThat(survival.at("/groups/logRank/p").doubleValue())
        .isEqualTo(LogRank.of(times(), art.groups()).p());
    assertThat(survival.at("/timeAuc/auc/1").doubleValue())
        .isEqualTo(TimeDependentAuc.of(times(), art.toArray(), 180, 365).auc().get(1));
    assertThat(survival.at("/groups/reference").textValue()).isEqualTo("0 to 1 points");
    assertThat(survival.at("/groups/hazardRatios").size()).isEqualTo(2);
  }

  @Test
  void comparesThePrimaryModelWithTheOthers() {
    double[] hrd = COHORT.model("HRD score").toArray();
    double[] radiomics = COHORT.model("Radiomics").toArray();
    Comparison first = EVALUATION.comparisons().get(0);
    assertThat(first.other()).isEqualTo("Radiomics");
    assertThat(first.auc()).contains(DeLongTest.of(outcome(), hrd, radiomics));
    assertThat(first.nri()).contains(Nri.continuous(outcome(), radiomics, hrd));
    assertThat(first.idi()).contains(Idi.of(outcome(), radiomics, hrd));
    assertThat(EVALUATION.comparisons()).extracting(Comparison::other).hasSize(3);
    assertThat(EVALUATION.comparisons().get(1).nri()).isEmpty();
    assertThat(EVALUATION.byCentre())
        .extracting(CentreResult::patients)
        .containsExactly(40, 40, 40);
    assertThat(EVALUATION.absences()).isEmpty();
  }

  @Test
  void jsonIsTheSameAgainAndHoldsNoCurves() {
    assertThat(Evaluation.of(COHORT, FEW).json()).isEqualTo(EVALUATION.json());
    assertThat(EVALUATION.json()).doesNotContain("\"curve\"", "NaN", "Infinity");
  }

  @Test
  void namesWhatTheDataDoesNotAllow() {
    BinaryOutcome two = BinaryOutcome.of(new boolean[] {true, true, true, false});
    SurvivalOutcome none =
        SurvivalOutcome.of(
            new double[] {10, 20, 30, 40}, new boolean[] {false, false, false, false});
    EvaluatedCohort small =
        new EvaluatedCohort(
            "four patients",
            List.of("C1", "C1", "C2", "C2"),
            Optional.of(BinaryEndpoint.ofAll("progression", two, 0)),
            Optional.of(new SurvivalEndpoint("Survival", "to death", none, List.of(15.0))),
            List.of(EvaluatedModel.of("ART", ScoreKind.POINTS, new double[] {0, 1, 1, 4})),
            "ART",
            Optional.empty(),
            OptionalInt.empty());
    Evaluation found = Evaluation.of(small, FEW);
    assertThat(found.absences())
        .extracting(Absence::subject, Absence::statistic, Absence::reason)
        .contains(
            tuple("ART", "AUC", Degeneracy.TOO_FEW_ROWS),
            tuple("ART", "C", Degeneracy.NO_EVENTS),
            tuple("ART at C1", "AUC", Degeneracy.ONE_CLASS));
    assertThat(EvaluationReport.html(List.of(found), SampleCohorts.facts()))
        .contains("AUC of ART: ", "TOO_FEW_ROWS", "below 100 a validation is imprecise");
  }

  @Test
  void takesAnOutcomeThatIsNotKnownOfAllPatients() {
    BinaryEndpoint all = COHORT.binary().orElseThrow();
    List<Integer> some = all.rows().subList(10, 120);
    int[] places = some.stream().mapToInt(Integer::intValue).toArray();
    EvaluatedCohort fewer =
        new EvaluatedCohort(
            "ten lost",
            COHORT.centres(),
            Optional.of(new BinaryEndpoint("progression", some, all.outcome().rows(places), 10)),
            Optional.empty(),
            COHORT.models(),
            "ART",
            Optional.empty(),
            OptionalInt.empty());
    Roc roc = Roc.of(outcome().rows(places), chosen(COHORT.model("ART").toArray(), places));
    Evaluation found = Evaluation.of(fewer, FEW);
    assertThat(found.primaryResult().binary().orElseThrow().roc()).contains(roc);
    assertThat(found.counts().patients()).isEqualTo(120);
    assertThat(found.counts().binary()).hasValue(110);
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> EvaluatedModel.of("p", ScoreKind.PROBABILITY, new double[] {0.2, 1.5}))
        .isInstanceOf(InvalidReportException.class)
        .hasMessageContaining("0 to 1");
    assertThatThrownBy(
            () ->
                new EvaluatedCohort(
                    "none",
                    List.of("C1"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "HRD",
                    Optional.empty(),
                    OptionalInt.empty()))
        .isInstanceOf(InvalidReportException.class)
        .hasMessageContaining("no endpoint");
    assertThatThrownBy(() -> BinaryEndpoint.ofAll("x", outcome(), -1))
        .isInstanceOf(InvalidReportException.class);
  }
}
