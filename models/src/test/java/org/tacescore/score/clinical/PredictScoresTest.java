package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.score.Analyte;
import org.tacescore.score.Warning;

class PredictScoresTest {
  /** Powers of ten were chosen so that the sums can be followed by hand. */
  private static Patient patient(
      String number, String diameter, String afp, String bilirubin, String invasion) {
    return Patient.complete()
        .before(Analyte.NUMBER, number, "")
        .before(Analyte.DIAMETER, diameter, "cm")
        .before(Analyte.AFP, afp, "ng/mL")
        .before(Analyte.BILIRUBIN, bilirubin, "umol/L")
        .before(Analyte.VASCULAR_INVASION, invasion, "");
  }

  @ParameterizedTest
  @CsvSource({
    // 1.252 - 0.704 + 0.458
    "1, 10, 1, 40, 10, no, HCV, 1.006, 2",
    // the same + 0.149
    "1, 10, 1, 40, 10, no, HBV, 1.155, 2",
    // 0.313 + 1.252 + 0.460 - 0.704 + 0.458 + 0.333
    "2, 10, 100, 40, 10, no, alcohol, 2.112, 4",
    // 0.313 + 1.252 + 0.690 - 0.528 + 0.916 + 0.437 + 0.211
    "2, 10, 1000, 30, 100, yes, other, 3.291, 4",
    "1, 5, 0.5, 38.5, 17, no, HCV, 0.761056, 1",
    "3, 10, 0, 40, 10, no, HBV, 1.468, 2"
  })
  void addsUpBeforeTace(
      String number,
      String diameter,
      String afp,
      String albumin,
      String bilirubin,
      String invasion,
      String aetiology,
      double total,
      String group) {
    Patient patient =
        patient(number, diameter, afp, bilirubin, invasion)
            .before(Analyte.ALBUMIN, albumin, "g/L")
            .before(Analyte.AETIOLOGY, aetiology, "");

    assertThat(patient.total(ClinicalScoreId.PRE_TACE_PREDICT).doubleValue())
        .isCloseTo(total, within(1e-6));
    assertThat(patient.group(ClinicalScoreId.PRE_TACE_PREDICT)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({
    // 1.129 + 0.750
    "1, 10, 1, 10, no, CR, 1.879, 2",
    "1, 10, 1, 10, no, PR, 2.348, 2",
    // 0.207 + 1.129 + 0.294 + 0.750 + 1.143
    "2, 10, 100, 10, no, SD, 3.523, 4",
    // 0.207 + 1.129 + 0.441 + 1.500 + 0.447 + 1.354
    "2, 10, 1000, 100, yes, PD, 5.078, 4",
    "1, 5, 0.5, 17, no, PR, 2.180974, 2"
  })
  void addsUpAfterTace(
      String number,
      String diameter,
      String afp,
      String bilirubin,
      String invasion,
      String response,
      double total,
      String group) {
    Patient patient =
        patient(number, diameter, afp, bilirubin, invasion).between(Analyte.MRECIST, response, "");

    assertThat(patient.total(ClinicalScoreId.POST_TACE_PREDICT).doubleValue())
        .isCloseTo(total, within(1e-6));
    assertThat(patient.group(ClinicalScoreId.POST_TACE_PREDICT)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({"0.94, 1", "0.95, 2", "1.47, 2", "1.48, 3", "2.10, 3", "2.11, 4"})
  void groupsAsPrintedBefore(BigDecimal total, String group) {
    assertThat(Definition.of(ClinicalScoreId.PRE_TACE_PREDICT).group(total)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({"1.82, 1", "1.83, 2", "2.49, 2", "2.50, 3", "3.37, 3", "3.38, 4"})
  void groupsAsPrintedAfter(BigDecimal total, String group) {
    assertThat(Definition.of(ClinicalScoreId.POST_TACE_PREDICT).group(total)).isEqualTo(group);
  }

  @Test
  void tellsOfTheFloorOfAfp() {
    Patient patient = patient("1", "10", "0.9", "10", "no");

    assertThat(patient.score(ClinicalScoreId.PRE_TACE_PREDICT).warnings())
        .extracting(Warning::code)
        .containsExactly("AFP_FLOORED");
  }
}
