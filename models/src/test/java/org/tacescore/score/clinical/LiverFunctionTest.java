package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;

class LiverFunctionTest {

  @Test
  void computesTheWorkedAlbi() {
    // 0.66 * 1.2304 - 0.085 * 40 = -2.588
    ClinicalScore score = Patient.complete().score(ClinicalScoreId.ALBI);

    assertThat(score.total().orElseThrow().doubleValue()).isCloseTo(-2.588, within(5e-4));
    assertThat(score.group()).isEqualTo("2");
    assertThat(Patient.complete().group(ClinicalScoreId.MALBI)).isEqualTo("2a");
  }

  @Test
  void gradesAlbiAsPrinted() {
    assertThat(Albi.grade(-2.60)).isEqualTo("1");
    assertThat(Albi.grade(Math.nextUp(-2.60))).isEqualTo("2");
    assertThat(Albi.grade(Math.nextDown(-2.60))).isEqualTo("1");
    assertThat(Albi.grade(-1.39)).isEqualTo("2");
    assertThat(Albi.grade(Math.nextUp(-1.39))).isEqualTo("3");
    assertThat(Albi.grade(Math.nextDown(-1.39))).isEqualTo("2");
  }

  @Test
  void gradesModifiedAlbiAsPrinted() {
    Definition numbers = Definition.of(ClinicalScoreId.MALBI);

    assertThat(numbers.group(new BigDecimal("-2.60"))).isEqualTo("1");
    assertThat(numbers.group(new BigDecimal("-2.59"))).isEqualTo("2a");
    assertThat(numbers.group(new BigDecimal("-2.27"))).isEqualTo("2a");
    assertThat(numbers.group(new BigDecimal("-2.26"))).isEqualTo("2b");
    assertThat(numbers.group(new BigDecimal("-1.39"))).isEqualTo("2b");
    assertThat(numbers.group(new BigDecimal("-1.38"))).isEqualTo("3");
  }

  /** At 10 umol/L the limit -2.60 lies at 38.353 g/L, and at 100 umol/L -1.39 at 31.882 g/L. */
  @ParameterizedTest
  @CsvSource({
    "10, 39, 1", "10, 38.4, 1", "10, 38.3, 2", "10, 38, 2",
    "100, 32, 2", "100, 31.9, 2", "100, 31.8, 3", "100, 31, 3"
  })
  void gradesAroundTheLimits(String bilirubin, String albumin, String grade) {
    Patient patient =
        Patient.treated()
            .before(Analyte.BILIRUBIN, bilirubin, "umol/L")
            .before(Analyte.ALBUMIN, albumin, "g/L");

    assertThat(patient.group(ClinicalScoreId.ALBI)).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({"17.1, umol/L, 40, g/L", "1, mg/dL, 4, g/dL", "1.0, mg/dl, 4.0, g/dl"})
  void isTheSameInAllUnits(String bilirubin, String one, String albumin, String other) {
    Patient patient =
        Patient.treated()
            .before(Analyte.BILIRUBIN, bilirubin, one)
            .before(Analyte.ALBUMIN, albumin, other);

    // 0.66 * 1.23299611 - 3.4
    assertThat(patient.total(ClinicalScoreId.ALBI).doubleValue())
        .isCloseTo(-2.58622257, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({
    "1.9, mg/dL, 5", "1.99, mg/dL, 5", "2, mg/dL, 6", "2.01, mg/dL, 6", "3, mg/dL, 6",
    "3.01, mg/dL, 7", "34, umol/L, 5", "34.2, umol/L, 6", "35, umol/L, 6", "51, umol/L, 6",
    "51.3, umol/L, 6", "52, umol/L, 7"
  })
  void countsBilirubinInMilligrams(String value, String unit, BigDecimal total) {
    assertThat(childPugh(Analyte.BILIRUBIN, value, unit)).isEqualByComparingTo(total);
  }

  @ParameterizedTest
  @CsvSource({
    "36, g/L, 5",
    "35.1, g/L, 5",
    "35, g/L, 6",
    "3.5, g/dL, 6",
    "28, g/L, 6",
    "27.9, g/L, 7",
    "2.7, g/dL, 7"
  })
  void countsAlbumin(String value, String unit, BigDecimal total) {
    assertThat(childPugh(Analyte.ALBUMIN, value, unit)).isEqualByComparingTo(total);
  }

  @ParameterizedTest
  @CsvSource({"1.69, 5", "1.7, 6", "1.71, 6", "2.29, 6", "2.3, 6", "2.31, 7"})
  void countsInr(String value, BigDecimal total) {
    assertThat(childPugh(Analyte.INR, value, "1")).isEqualByComparingTo(total);
  }

  @ParameterizedTest
  @CsvSource({"none, 5", "mild, 6", "controlled, 6", "moderate, 7", "severe, 7", "refractory, 7"})
  void countsAscites(String value, BigDecimal total) {
    assertThat(childPugh(Analyte.ASCITES, value, "")).isEqualByComparingTo(total);
  }

  @ParameterizedTest
  @CsvSource({"none, 5", "0, 5", "1, 6", "grade 2, 6", "3, 7", "4, 7"})
  void countsEncephalopathy(String value, BigDecimal total) {
    assertThat(childPugh(Analyte.ENCEPHALOPATHY, value, "")).isEqualByComparingTo(total);
  }

  private static BigDecimal childPugh(Analyte analyte, String value, String unit) {
    return Patient.complete().before(analyte, value, unit).total(ClinicalScoreId.CHILD_PUGH);
  }

  @ParameterizedTest
  @CsvSource({
    "17, 40, 1.0, none, A",
    "17, 40, 2.0, none, A",
    "17, 40, 3.0, none, B",
    "60, 20, 1.0, none, B",
    "60, 20, 2.0, none, C",
    "60, 20, 3.0, severe, C"
  })
  void namesTheClass(String bilirubin, String albumin, String inr, String ascites, String letter) {
    Patient patient =
        Patient.treated().liver(Patient.BEFORE, bilirubin, albumin, inr, ascites, "none");

    assertThat(patient.group(ClinicalScoreId.CHILD_PUGH)).isEqualTo(letter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A7", "B", "16", "4", "C9"})
  void refusesStatedPointsThatCannotBe(String stated) {
    Patient patient = Patient.treated().before(Analyte.CHILD_PUGH, stated, "");

    assertThat(patient.none(ClinicalScoreId.CHILD_PUGH).reason())
        .isEqualTo(Refusal.INVALID_CLINICAL);
  }

  @Test
  void listsTheMissingComponents() {
    NoClinicalScore none =
        Patient.treated()
            .before(Analyte.INR, "1.0", "1")
            .before(Analyte.ALBUMIN, "40", "g/L")
            .none(ClinicalScoreId.CHILD_PUGH);

    assertThat(none.missing())
        .extracting(MissingItem::analyte)
        .containsExactly(Analyte.BILIRUBIN, Analyte.ASCITES, Analyte.ENCEPHALOPATHY);
    assertThat(none.detail()).startsWith("missing: bilirubin before the first TACE; ascites");
  }
}
