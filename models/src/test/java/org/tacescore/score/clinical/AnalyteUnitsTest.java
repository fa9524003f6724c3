package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;

class AnalyteUnitsTest {

  @ParameterizedTest
  @CsvSource({
    "AFP, ng/mL",
    "AFP, k[IU]/L",
    "ALT, ukat/L",
    "BILIRUBIN, mg/dL",
    "INR, ''",
    "INR, {INR}",
    "CHILD_PUGH, {score}",
    "VIABLE_DIAMETER, cm",
    "HBSAG, ''",
    "TACE_DATE, ''"
  })
  void knowsTheUnitsThatLaboratoriesReport(Analyte analyte, String unit) {
    assertThat(AnalyteUnits.knows(analyte, unit)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"AFP, ''", "AFP, mg/dL", "HBSAG, 1", "CRP, g/L"})
  void knowsNoOther(Analyte analyte, String unit) {
    assertThat(AnalyteUnits.knows(analyte, unit)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "AFP",
        "ALT",
        "AST",
        "BILIRUBIN",
        "ALBUMIN",
        "INR",
        "CRP",
        "ECOG",
        "DIAMETER",
        "NUMBER",
        "CHILD_PUGH",
        "VIABLE_DIAMETER"
      })
  void tellsWhatIsANumber(Analyte analyte) {
    assertThat(AnalyteUnits.isNumber(analyte)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"HBSAG", "ASCITES", "ENCEPHALOPATHY", "BCLC", "TACE_DATE"})
  void tellsWhatIsNone(Analyte analyte) {
    assertThat(AnalyteUnits.isNumber(analyte)).isFalse();
  }

  @Test
  void aUnitThatDiffersFromAssayToAssayIsKnownButServesNoScore() {
    assertThat(AnalyteUnits.text(Analyte.AFP)).contains("[k[IU]/L]");
    assertThatThrownBy(() -> Quantity.of(Analyte.AFP, "10", "k[IU]/L"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("ng/mL, ug/L");
  }
}
