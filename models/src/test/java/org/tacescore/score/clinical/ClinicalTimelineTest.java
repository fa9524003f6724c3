package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Warning;

class ClinicalTimelineTest {

  @Test
  void answersEveryScoreInOrder() {
    List<ClinicalAnswer> answers = ClinicalScores.computeAll(Patient.complete().timeline());

    assertThat(answers).extracting(ClinicalAnswer::id).containsExactly(ClinicalScoreId.values());
    assertThat(answers).allMatch(answer -> answer instanceof ClinicalScore);
  }

  @ParameterizedTest
  @EnumSource(ClinicalScoreId.class)
  void namesTheSourceOfEveryScore(ClinicalScoreId id) {
    ClinicalScore score = Patient.complete().score(id);

    assertThat(score.source()).isNotBlank();
    assertThat(score.title()).isNotBlank();
    assertThat(score.items()).isNotEmpty().allMatch(item -> !item.finding().isBlank());
  }

  @ParameterizedTest
  @EnumSource(ClinicalScoreId.class)
  void listsWhateverIsMissingAndCountsNothingAsZero(ClinicalScoreId id) {
    NoClinicalScore none = Patient.treated().none(id);

    assertThat(none.reason()).isEqualTo(Refusal.MISSING_CLINICAL);
    assertThat(none.missing())
        .isNotEmpty()
        .allMatch(item -> none.detail().contains(item.analyte().contractName()));
  }

  /** A BCLC stage can be had in two ways, so the other way is closed first. */
  @ParameterizedTest
  @EnumSource(ClinicalScoreId.class)
  void tellsOfEachSingleValueThatIsMissing(ClinicalScoreId id) {
    for (MissingItem item : Patient.treated().none(id).missing()) {
      String time = item.visit() == Visit.BASELINE ? Patient.BEFORE : Patient.BETWEEN;
      Patient patient = Patient.complete().withoutAt(item.analyte(), time);
      Analyte otherWay = id == ClinicalScoreId.BCLC ? Analyte.BCLC : Analyte.EXTRAHEPATIC_SPREAD;
      boolean closes = id == ClinicalScoreId.BCLC || item.analyte() == Analyte.BCLC;

      NoClinicalScore none = (closes ? patient.without(otherWay) : patient).none(id);

      assertThat(none.missing()).containsExactly(item);
    }
  }

  @Test
  void takesTheLatestValueUpToTheDayOfTheFirstTace() {
    Patient patient =
        Patient.complete()
            .add(Analyte.AFP, "50", "ng/mL", "2025-03-08T08:00:00Z")
            .add(Analyte.AFP, "900", "ng/mL", "2025-03-11T08:00:00Z");

    assertThat(patient.score(ClinicalScoreId.HAP).items())
        .filteredOn(item -> item.name().equals("afp"))
        .extracting(ScoreItem::finding)
        .containsExactly("50 ng/mL (> 400 ng/mL)");
  }

  @Test
  void tellsOfAValueOfTheDayOfTace() {
    Patient patient = Patient.complete().add(Analyte.AFP, "401", "ng/mL", "2025-03-10T22:00:00Z");

    assertThat(patient.total(ClinicalScoreId.HAP)).isEqualByComparingTo("1");
    assertThat(patient.score(ClinicalScoreId.HAP).warnings())
        .extracting(Warning::code)
        .containsExactly("VALUE_OF_TACE_DAY");
  }

  @ParameterizedTest
  @CsvSource({"2025-03-10T12:00:00Z, 1", "2025-03-10T12:00:01Z, 0"})
  void comparesMomentsWhereTheTaceHasOne(String time, String total) {
    Patient patient =
        Patient.complete()
            .without(Analyte.TACE_DATE)
            .tace("2025-03-10T13:00:00+01:00")
            .add(Analyte.AFP, "401", "ng/mL", time);

    assertThat(patient.score(ClinicalScoreId.HAP).warnings()).isEmpty();
    assertThat(patient.total(ClinicalScoreId.HAP)).isEqualByComparingTo(total);
  }

  @Test
  void countsDaysInTheSitesZone() {
    ClinicalValue late = value(Analyte.AFP, "401", "2025-03-10T23:30:00Z");
    List<ClinicalValue> values =
        List.of(late, value(Analyte.TACE_DATE, "2025-03-10", Patient.BEFORE));

    Visits berlin = ClinicalTimeline.of(values, ZoneId.of("Europe/Berlin")).visits();
    Visits greenwich = ClinicalTimeline.of(values, ZoneOffset.UTC).visits();

    assertThat(berlin.at(Visit.BASELINE, Analyte.AFP)).isEmpty();
    assertThat(berlin.at(Visit.BEFORE_REPEAT, Analyte.AFP)).isPresent();
    assertThat(greenwich.at(Visit.BASELINE, Analyte.AFP)).isPresent();
  }

  private static ClinicalValue value(Analyte analyte, String value, String time) {
    return new ClinicalValue(
        analyte, value, "ng/mL", Optional.of(Instant.parse(time)), "laboratory");
  }

  @Test
  void leavesOutWhatCameAfterTheSecondTace() {
    Patient patient = Patient.complete().add(Analyte.AST, "200", "U/L", "2025-04-21T08:00:00Z");

    assertThat(patient.total(ClinicalScoreId.ART)).isEqualByComparingTo("1");
  }

  @Test
  void takesTheLatestAfterTheFirstWhereNoSecondIsStated() {
    Patient patient =
        Patient.complete()
            .without(Analyte.TACE_DATE)
            .tace("2025-03-10")
            .add(Analyte.AST, "200", "U/L", "2025-04-21T08:00:00Z");

    assertThat(patient.total(ClinicalScoreId.ART)).isEqualByComparingTo("5");
  }

  @Test
  void needsADateOfTaceForTwoTimePointsAlone() {
    Patient patient = Patient.complete().without(Analyte.TACE_DATE).without(Analyte.MRECIST);

    assertThat(patient.none(ClinicalScoreId.ART).missing())
        .contains(new MissingItem(Analyte.TACE_DATE, Visit.BASELINE));
    assertThat(patient.none(ClinicalScoreId.ART).detail())
        .contains("tace-date, the day of the first TACE");
    assertThat(patient.score(ClinicalScoreId.ALBI).warnings())
        .extracting(Warning::code)
        .containsExactly("TACE_DATE_UNKNOWN");
  }

  @Test
  void refusesAValueWithoutTimeForTwoTimePoints() {
    Patient patient = Patient.complete().without(Analyte.AST).untimed(Analyte.AST, "40", "U/L");

    NoClinicalScore none = patient.none(ClinicalScoreId.ART);

    assertThat(none.reason()).isEqualTo(Refusal.INVALID_CLINICAL);
    assertThat(none.detail())
        .contains(
            "ast is stated without a time, so it cannot be told whether it is of before the first "
                + "TACE; state its date and time")
        .contains("of after the first and before the second TACE");
    assertThat(none.missing())
        .containsExactly(
            new MissingItem(Analyte.AST, Visit.BASELINE),
            new MissingItem(Analyte.AST, Visit.BEFORE_REPEAT));
  }

  @Test
  void takesAValueWithoutTimeForOneTimePointAndTellsOfIt() {
    Patient patient = Patient.complete().without(Analyte.AFP).untimed(Analyte.AFP, "401", "ng/mL");

    assertThat(patient.total(ClinicalScoreId.HAP)).isEqualByComparingTo("1");
    assertThat(patient.score(ClinicalScoreId.HAP).warnings())
        .extracting(Warning::code)
        .containsExactly("VALUE_WITHOUT_TIME");
  }

  @Test
  void refusesTwoValuesOfOneTimeThatDiffer() {
    Patient patient = Patient.complete().add(Analyte.AFP, "7", "ng/mL", Patient.BEFORE);

    NoClinicalScore none = patient.none(ClinicalScoreId.HAP);

    assertThat(none.reason()).isEqualTo(Refusal.INVALID_CLINICAL);
    assertThat(none.detail()).contains("two values of afp of the same time differ");
  }

  @Test
  void refusesASecondTimePointThatIsNotLater() {
    Observation ast =
        Observation.certain(
            new ClinicalValue(
                Analyte.MRECIST, "PR", "", Optional.of(Instant.parse(Patient.BEFORE)), "form"));
    Visits usual = Patient.complete().timeline().visits();
    Visits swapped =
        new Visits(
            usual.beforeRepeat(),
            with(usual.baseline(), ast),
            Map.of(),
            List.of(),
            Optional.of(LocalDate.of(2025, 3, 10)),
            Optional.empty(),
            ZoneOffset.UTC);

    NoClinicalScore none = (NoClinicalScore) ClinicalScores.answer(ClinicalScoreId.ART, swapped);

    assertThat(none.reason()).isEqualTo(Refusal.INVALID_CLINICAL);
    assertThat(none.detail()).contains("must be later than those before the first");
  }

  private static Map<Analyte, Observation> with(
      Map<Analyte, Observation> values, Observation another) {
    Map<Analyte, Observation> all = new EnumMap<>(values);
    all.put(another.value().analyte(), another);
    return all;
  }

  @Test
  void listsFaultsAndLacksTogether() {
    Patient patient = Patient.complete().before(Analyte.BILIRUBIN, "1", "g/L").without(Analyte.AFP);

    NoClinicalScore none = patient.none(ClinicalScoreId.HAP);

    assertThat(none.reason()).isEqualTo(Refusal.INVALID_CLINICAL);
    assertThat(none.missing()).containsExactly(new MissingItem(Analyte.AFP, Visit.BASELINE));
    assertThat(none.detail()).contains("bilirubin has no known unit").contains("missing: afp");
  }

  @Test
  void doesNotQuoteAWordThatIsNotKnown() {
    Patient patient = Patient.complete().between(Analyte.MRECIST, "Miller", "");

    assertThat(patient.none(ClinicalScoreId.MRECIST).detail())
        .contains("mrecist must be one of cr, pd, pr, sd")
        .doesNotContain("Miller");
  }

  @Test
  void refusesADateThatIsNone() {
    Patient patient = Patient.treated().tace("17.3.2025");

    assertThatThrownBy(patient::timeline).isInstanceOf(RefusedException.class);
  }

  @Test
  void exposesNoScoreWhoseNumbersAreNotKnown() {
    assertThat(Arrays.stream(ClinicalScoreId.values()).map(ClinicalScoreId::contractName))
        .hasSize(22)
        .doesNotContain("snacor", "asar");
  }
}
