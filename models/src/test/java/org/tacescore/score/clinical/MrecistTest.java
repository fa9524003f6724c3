package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;

class MrecistTest {
  private static Patient patient(String before, String now, String newLesion) {
    return Patient.treated()
        .before(Analyte.VIABLE_DIAMETER, before, "mm")
        .between(Analyte.VIABLE_DIAMETER, now, "mm")
        .between(Analyte.NEW_LESION, newLesion, "");
  }

  @ParameterizedTest
  @CsvSource({
    "60, 0, no, CR", "60, 0, yes, PD", "60, 1, no, PR", "60, 41, no, PR", "60, 42, no, PR",
    "60, 43, no, SD", "60, 60, no, SD", "60, 71, no, SD", "60, 72, no, PD", "60, 73, no, PD",
    "60, 42, yes, PD"
  })
  void followsTheSums(String before, String now, String newLesion, String response) {
    assertThat(patient(before, now, newLesion).group(ClinicalScoreId.MRECIST)).isEqualTo(response);
  }

  @ParameterizedTest
  @CsvSource({"35, PR", "36, PD", "37, PD"})
  void takesProgressionFromTheSmallestSum(String now, String response) {
    // 30 mm lie between 50 mm before and the current sum; 35 mm is 30 % less than before.
    Patient patient =
        patient("50", now, "no").add(Analyte.VIABLE_DIAMETER, "30", "mm", "2025-03-20T08:00:00Z");

    assertThat(patient.group(ClinicalScoreId.MRECIST)).isEqualTo(response);
  }

  @Test
  void callsAnyReturnFromZeroProgression() {
    Patient patient =
        patient("50", "1", "no").add(Analyte.VIABLE_DIAMETER, "0", "mm", "2025-03-20T08:00:00Z");

    assertThat(patient.group(ClinicalScoreId.MRECIST)).isEqualTo("PD");
  }

  @Test
  void needsToKnowOfNewLesions() {
    NoClinicalScore none =
        patient("60", "40", "no").without(Analyte.NEW_LESION).none(ClinicalScoreId.MRECIST);

    assertThat(none.missing())
        .containsExactly(new MissingItem(Analyte.NEW_LESION, Visit.BEFORE_REPEAT));
  }

  @Test
  void refusesABaselineWithoutViableTumour() {
    assertThat(patient("0", "0", "no").none(ClinicalScoreId.MRECIST).reason())
        .isEqualTo(Refusal.INVALID_CLINICAL);
  }

  @Test
  void takesAStatedResponse() {
    Patient patient = patient("60", "0", "no").between(Analyte.MRECIST, "sd", "");

    assertThat(patient.group(ClinicalScoreId.MRECIST)).isEqualTo("SD");
  }

  @Test
  void mixesUnits() {
    Patient patient = patient("60", "42", "no").before(Analyte.VIABLE_DIAMETER, "6", "cm");

    assertThat(patient.group(ClinicalScoreId.MRECIST)).isEqualTo("PR");
  }
}
