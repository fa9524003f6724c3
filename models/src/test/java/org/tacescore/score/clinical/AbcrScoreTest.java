package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.Warning;

class AbcrScoreTest {
  private static Patient patient(String bclc, String afp, String inr, String response) {
    return Patient.complete()
        .before(Analyte.BCLC, bclc, "")
        .before(Analyte.AFP, afp, "ng/mL")
        .between(Analyte.INR, inr, "1")
        .between(Analyte.MRECIST, response, "");
  }

  /** INR 1.0 leaves Child-Pugh as it was, 2.0 adds one point, 3.0 two. */
  @ParameterizedTest
  @CsvSource({
    "A, 100, 1.0, SD, 0, low",
    "A, 100, 1.0, PR, -3, low",
    "A, 100, 3.0, SD, 2, intermediate",
    "A, 100, 3.0, PR, -1, low",
    "A, 300, 1.0, SD, 1, intermediate",
    "A, 300, 1.0, PR, -2, low",
    "A, 300, 3.0, SD, 3, intermediate",
    "A, 300, 3.0, PR, 0, low",
    "B, 100, 1.0, SD, 2, intermediate",
    "B, 100, 1.0, PR, -1, low",
    "B, 100, 3.0, SD, 4, high",
    "B, 100, 3.0, PR, 1, intermediate",
    "B, 300, 1.0, SD, 3, intermediate",
    "B, 300, 1.0, PR, 0, low",
    "B, 300, 3.0, SD, 5, high",
    "B, 300, 3.0, PR, 2, intermediate",
    "C, 100, 1.0, SD, 3, intermediate",
    "C, 100, 1.0, PR, 0, low",
    "C, 100, 3.0, SD, 5, high",
    "C, 100, 3.0, PR, 2, intermediate",
    "C, 300, 1.0, SD, 4, high",
    "C, 300, 1.0, PR, 1, intermediate",
    "C, 300, 3.0, SD, 6, high",
    "C, 300, 3.0, PR, 3, intermediate"
  })
  void addsUpAsPrinted(
      String bclc, String afp, String inr, String response, BigDecimal total, String group) {
    ClinicalScore score = patient(bclc, afp, inr, response).score(ClinicalScoreId.ABCR);

    assertThat(score.total().orElseThrow()).isEqualByComparingTo(total);
    assertThat(score.group()).isEqualTo(group);
    assertThat(score.verification()).isEqualTo(Verification.SECONDARY);
    assertThat(score.warnings()).extracting(Warning::code).containsExactly("BCLC_AS_STATED");
  }

  @ParameterizedTest
  @CsvSource({"CR, -3", "PR, -3", "SD, 0", "PD, 0"})
  void countsCompleteAndPartialResponse(String response, BigDecimal total) {
    assertThat(patient("A", "100", "1.0", response).total(ClinicalScoreId.ABCR))
        .isEqualByComparingTo(total);
  }

  @ParameterizedTest
  @CsvSource({"199, 0", "199.99, 0", "200, 1", "201, 1"})
  void countsAfpFromTwoHundred(String afp, BigDecimal total) {
    assertThat(patient("A", afp, "1.0", "SD").total(ClinicalScoreId.ABCR))
        .isEqualByComparingTo(total);
  }

  @Test
  void doesNotCountOnePointOfChildPugh() {
    assertThat(patient("A", "100", "2.0", "SD").total(ClinicalScoreId.ABCR))
        .isEqualByComparingTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "D"})
  void isNotDefinedForOtherStages(String bclc) {
    assertThat(patient(bclc, "100", "1.0", "SD").none(ClinicalScoreId.ABCR).reason())
        .isEqualTo(Refusal.SCORE_NOT_DEFINED);
  }

  @Test
  void worksTheStageOutWhereNoneIsStated() {
    // Two nodules of up to 4 cm, performance status 0: B.
    ClinicalScore score =
        patient("A", "100", "1.0", "SD").without(Analyte.BCLC).score(ClinicalScoreId.ABCR);

    assertThat(score.total().orElseThrow()).isEqualByComparingTo("2");
    assertThat(score.warnings()).extracting(Warning::code).containsExactly("BCLC_2022_COMPUTED");
  }
}
