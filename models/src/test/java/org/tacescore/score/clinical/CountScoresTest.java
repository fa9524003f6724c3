package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;

class CountScoresTest {
  private static Patient patient(
      String albumin, String bilirubin, String afp, String diameter, String number) {
    return Patient.complete()
        .before(Analyte.ALBUMIN, albumin, "g/L")
        .before(Analyte.BILIRUBIN, bilirubin, "umol/L")
        .before(Analyte.AFP, afp, "ng/mL")
        .before(Analyte.DIAMETER, diameter, "cm")
        .before(Analyte.NUMBER, number, "");
  }

  @ParameterizedTest
  @CsvSource({
    "36, 17, 400, 7, 1, 0, A, 0, A",
    "35.9, 17, 400, 7, 1, 1, B, 1, B",
    "35, 17, 400, 7, 1, 1, B, 1, B",
    "36, 17.1, 400, 7, 1, 1, B, 1, B",
    "36, 18, 400, 7, 1, 1, B, 1, B",
    "36, 17, 400.1, 7, 1, 1, B, 1, B",
    "36, 17, 401, 7, 1, 1, B, 1, B",
    "36, 17, 400, 7.1, 1, 1, B, 1, B",
    "36, 17, 400, 7, 2, 0, A, 1, B",
    "35, 18, 400, 7, 2, 2, C, 3, D",
    "35, 18, 401, 7, 1, 3, D, 3, D",
    "35, 18, 401, 8, 1, 4, D, 4, D",
    "35, 18, 401, 8, 2, 4, D, 5, D"
  })
  void countsHap(
      String albumin,
      String bilirubin,
      String afp,
      String diameter,
      String number,
      BigDecimal hap,
      String group,
      BigDecimal modified,
      String modifiedGroup) {
    Patient patient = patient(albumin, bilirubin, afp, diameter, number);

    assertThat(patient.total(ClinicalScoreId.HAP)).isEqualByComparingTo(hap);
    assertThat(patient.group(ClinicalScoreId.HAP)).isEqualTo(group);
    assertThat(patient.total(ClinicalScoreId.MHAP_II)).isEqualByComparingTo(modified);
    assertThat(patient.group(ClinicalScoreId.MHAP_II)).isEqualTo(modifiedGroup);
  }

  /** At 17 umol/L albumin 41 g/L is ALBI grade 1 and 40 g/L grade 2. */
  @ParameterizedTest
  @CsvSource({
    "41, 200, 9, 2, 0, A", "40, 200, 9, 2, 1, B", "41, 201, 9, 2, 1, B", "41, 200, 9.1, 2, 1, B",
    "41, 200, 9, 3, 1, B", "40, 201, 9, 2, 2, C", "40, 201, 9.1, 2, 3, D", "20, 201, 9.1, 2, 3, D"
  })
  void countsAlbiTae(
      String albumin, String afp, String diameter, String number, BigDecimal total, String group) {
    Patient patient = patient(albumin, "17", afp, diameter, number);

    assertThat(patient.total(ClinicalScoreId.ALBI_TAE)).isEqualByComparingTo(total);
    assertThat(patient.group(ClinicalScoreId.ALBI_TAE)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({
    "2, no, 199, 1.0, 0, 0, low",
    "3, no, 199, 1.0, 0, 1, low",
    "2, yes, 199, 1.0, 0, 1.5, intermediate",
    "2, no, 200, 1.0, 0, 1.5, intermediate",
    "2, no, 199, 3.0, 0, 1.5, intermediate",
    "2, no, 199, 2.0, 0, 0, low",
    "2, no, 199, 1.0, 1, 1.5, intermediate",
    "2, yes, 200, 1.0, 0, 3, intermediate",
    "3, yes, 200, 1.0, 0, 4, high",
    "3, yes, 200, 3.0, 0, 5.5, high",
    "3, yes, 200, 3.0, 2, 7, high"
  })
  void countsNiace(
      String number,
      String diffuse,
      String afp,
      String inr,
      String ecog,
      BigDecimal total,
      String group) {
    Patient patient =
        patient("40", "17", afp, "4", number)
            .before(Analyte.DIFFUSE, diffuse, "")
            .before(Analyte.INR, inr, "1")
            .before(Analyte.ECOG, ecog, "");

    assertThat(patient.total(ClinicalScoreId.NIACE)).isEqualByComparingTo(total);
    assertThat(patient.group(ClinicalScoreId.NIACE)).isEqualTo(group);
  }

  @Test
  void niaceIsNotDefinedForChildPughC() {
    Patient patient = Patient.complete().before(Analyte.CHILD_PUGH, "C10", "").without(Analyte.INR);

    assertThat(patient.none(ClinicalScoreId.NIACE).reason()).isEqualTo(Refusal.SCORE_NOT_DEFINED);
  }

  @ParameterizedTest
  @CsvSource({
    "18, 5, 2, 0.99, mg/dL, 18, favourable", "17.9, 5, 2, 0.99, mg/dL, 17.9, unfavourable",
    "42, 5.1, 2, 1, mg/dL, 18, favourable", "41, 5.1, 2, 10, mg/L, 17, unfavourable",
    "40, 5, 2, 10, mg/L, 28, favourable", "40, 5, 2, 9.9, mg/L, 40, favourable",
    "40, 5, 3, 0, mg/dL, 28, favourable"
  })
  void addsState(
      String albumin,
      String diameter,
      String number,
      String crp,
      String unit,
      BigDecimal total,
      String group) {
    Patient patient = patient(albumin, "17", "10", diameter, number).before(Analyte.CRP, crp, unit);

    assertThat(patient.total(ClinicalScoreId.STATE)).isEqualByComparingTo(total);
    assertThat(patient.group(ClinicalScoreId.STATE)).isEqualTo(group);
  }

  @Test
  void startEndsWithAnUnfavourableState() {
    Patient patient =
        patient("20", "17", "10", "6", "2").without(Analyte.AST).without(Analyte.MRECIST);

    assertThat(patient.group(ClinicalScoreId.START)).isEqualTo("unfavourable");
    assertThat(patient.score(ClinicalScoreId.START).items())
        .extracting(ScoreItem::name)
        .containsExactly("state");
  }

  @ParameterizedTest
  @CsvSource({"45, PR, favourable", "45, SD, favourable", "60, PR, unfavourable"})
  void startGoesOnToArt(String ast, String response, String group) {
    Patient patient =
        Patient.complete().between(Analyte.AST, ast, "U/L").between(Analyte.MRECIST, response, "");

    assertThat(patient.group(ClinicalScoreId.START)).isEqualTo(group);
  }

  @Test
  void startListsWhatBothPartsLack() {
    NoClinicalScore none =
        Patient.complete()
            .without(Analyte.CRP)
            .withoutAt(Analyte.AST, Patient.BETWEEN)
            .none(ClinicalScoreId.START);

    assertThat(none.missing())
        .containsExactly(
            new MissingItem(Analyte.CRP, Visit.BASELINE),
            new MissingItem(Analyte.AST, Visit.BEFORE_REPEAT));
  }
}
