package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.Warning;

class TumourScoresTest {
  private static Patient patient(String diameter, String number) {
    return Patient.complete()
        .before(Analyte.DIAMETER, diameter, "cm")
        .before(Analyte.NUMBER, number, "");
  }

  @ParameterizedTest
  @CsvSource({
    "4.9, 1, low, low, within, within",
    "5, 1, low, low, within, within",
    "5.1, 1, low, intermediate, within, within",
    "6, 1, low, intermediate, within, within",
    "6.1, 1, intermediate, intermediate, beyond, within",
    "8, 3, intermediate, intermediate, beyond, within",
    "8.1, 3, high, intermediate, beyond, beyond",
    "9, 3, high, intermediate, beyond, beyond",
    "9.1, 3, high, high, beyond, beyond"
  })
  void addsDiameterAndNumber(
      String diameter,
      String number,
      String sevenEleven,
      String sixTwelve,
      String seven,
      String eleven) {
    Patient patient = patient(diameter, number);

    assertThat(patient.group(ClinicalScoreId.SEVEN_ELEVEN)).isEqualTo(sevenEleven);
    assertThat(patient.group(ClinicalScoreId.SIX_AND_TWELVE)).isEqualTo(sixTwelve);
    assertThat(patient.group(ClinicalScoreId.UP_TO_7)).isEqualTo(seven);
    assertThat(patient.group(ClinicalScoreId.UP_TO_11)).isEqualTo(eleven);
  }

  @Test
  void readsMillimetres() {
    Patient patient = patient("5", "1").before(Analyte.DIAMETER, "61", "mm");

    assertThat(patient.total(ClinicalScoreId.UP_TO_7)).isEqualByComparingTo("7.1");
  }

  /** 3.36 squared is 11.2896, 13.74 squared 188.7876. */
  @ParameterizedTest
  @CsvSource({
    "3, 4, 5, intermediate", "3.2, 1, 3.3526, low", "3.21, 1, 3.3622, intermediate",
    "13.4, 3, 13.7317, intermediate", "13.41, 3, 13.7415, high", "12, 5, 13, intermediate"
  })
  void takesTheRootOfTheSquares(String diameter, String number, BigDecimal total, String group) {
    Patient patient = patient(diameter, number);

    assertThat(patient.total(ClinicalScoreId.TUMOUR_BURDEN).subtract(total).abs())
        .isLessThan(new BigDecimal("0.00005"));
    assertThat(patient.group(ClinicalScoreId.TUMOUR_BURDEN)).isEqualTo(group);
  }

  @Test
  void holdsTheLimitsOfTumourBurdenAsPrinted() {
    Definition numbers = Definition.of(ClinicalScoreId.TUMOUR_BURDEN);

    assertThat(numbers.group(new BigDecimal("3.35"))).isEqualTo("low");
    assertThat(numbers.group(new BigDecimal("3.36"))).isEqualTo("intermediate");
    assertThat(numbers.group(new BigDecimal("13.74"))).isEqualTo("intermediate");
    assertThat(numbers.group(new BigDecimal("13.75"))).isEqualTo("high");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 0, no, no, A5, 0", "2.1, 1, 0, no, no, A5, A", "2, 1, 0, no, no, B7, A",
    "12, 1, 0, no, no, A5, A", "3, 3, 0, no, no, A5, A", "3.1, 3, 0, no, no, A5, B",
    "3, 4, 0, no, no, A5, B", "3, 3, 1, no, no, A5, C", "3, 3, 2, no, no, A5, C",
    "3, 3, 0, yes, no, A5, C", "3, 3, 0, no, yes, A5, C", "3, 3, 3, no, no, A5, D",
    "3, 3, 0, no, no, C10, D", "3, 3, 4, yes, yes, C10, D", "3, 3, 0, no, no, B9, A"
  })
  void stagesByBclc(
      String diameter,
      String number,
      String ecog,
      String invasion,
      String spread,
      String liver,
      String stage) {
    assertThat(staged(diameter, number, ecog, invasion, spread, liver).group(ClinicalScoreId.BCLC))
        .isEqualTo(stage);
  }

  private static Patient staged(
      String diameter, String number, String ecog, String invasion, String spread, String liver) {
    return patient(diameter, number)
        .without(Analyte.INR)
        .before(Analyte.CHILD_PUGH, liver, "")
        .before(Analyte.ECOG, ecog, "")
        .before(Analyte.VASCULAR_INVASION, invasion, "")
        .before(Analyte.EXTRAHEPATIC_SPREAD, spread, "");
  }

  @Test
  void tellsThatPerformanceStatusAloneMakesC() {
    assertThat(staged("3", "3", "1", "no", "no", "A5").score(ClinicalScoreId.BCLC).warnings())
        .extracting(Warning::code)
        .containsExactly("BCLC_2022_COMPUTED", "BCLC_C_BY_PERFORMANCE_STATUS_ALONE");
  }

  @Test
  void takesAStatedStageWhereItCannotBeWorkedOut() {
    ClinicalScore score =
        Patient.complete().without(Analyte.EXTRAHEPATIC_SPREAD).score(ClinicalScoreId.BCLC);

    assertThat(score.group()).isEqualTo("B");
    assertThat(score.warnings()).extracting(Warning::code).containsExactly("BCLC_AS_STATED");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1, 0, no, no, A5, Ia", "5.1, 1, 0, no, no, A5, Ib", "3, 2, 0, no, no, A5, Ib",
    "3, 3, 2, no, no, B9, Ib", "3.1, 2, 0, no, no, A5, IIa", "3.1, 3, 0, no, no, A5, IIa",
    "1, 4, 0, no, no, A5, IIb", "5, 1, 0, yes, no, A5, IIIa", "5, 1, 0, yes, yes, A5, IIIb",
    "5, 1, 0, no, yes, A5, IIIb", "5, 1, 3, no, no, A5, IV", "5, 1, 0, no, no, C10, IV"
  })
  void stagesByCnlc(
      String diameter,
      String number,
      String ecog,
      String invasion,
      String spread,
      String liver,
      String stage) {
    assertThat(staged(diameter, number, ecog, invasion, spread, liver).group(ClinicalScoreId.CNLC))
        .isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 2, 0, A5, B1",
    "5, 2, 0, B7, B1",
    "5.1, 2, 0, A5, B2",
    "5.1, 2, 0, A6, B2",
    "5.1, 2, 0, B7, B3",
    "5, 2, 0, B8, B4",
    "5.1, 2, 1, B9, B4"
  })
  void findsBolondisSubGroup(
      String diameter, String number, String ecog, String liver, String group) {
    ClinicalScore score =
        staged(diameter, number, ecog, "no", "no", liver).score(ClinicalScoreId.BOLONDI);

    assertThat(score.group()).isEqualTo(group);
    assertThat(score.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, no, C10", "1, no, A5", "2, no, B8", "0, yes, A5"})
  void bolondiIsNotDefinedForOthers(String ecog, String invasion, String liver) {
    assertThat(staged("5", "2", ecog, invasion, "no", liver).none(ClinicalScoreId.BOLONDI).reason())
        .isEqualTo(Refusal.SCORE_NOT_DEFINED);
  }

  @Test
  void bolondiWarnsWhereTheNodulesAreNotOfBclcB() {
    assertThat(staged("5", "1", "0", "no", "no", "A5").score(ClinicalScoreId.BOLONDI).warnings())
        .extracting(Warning::code)
        .containsExactly("NOT_BCLC_B");
  }
}
