package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "BILIRUBIN, 2, mg/dL, 34.2",
    "BILIRUBIN, 34, umol/L, 34",
    "ALBUMIN, 3.5, g/dL, 35",
    "AFP, 200, ug/L, 200",
    "AFP, 1E+3, ng/ml, 1000",
    "AST, 0.5, ukat/L, 30",
    "AST, 31, [IU]/L, 31",
    "CRP, 10, mg/L, 1",
    "DIAMETER, 65, mm, 6.5",
    "VIABLE_DIAMETER, 4.1, cm, 41",
    "INR, 1.2, {INR}, 1.2",
    "NUMBER, 3.0, 1, 3"
  })
  void convertsExactly(Analyte analyte, String value, String unit, BigDecimal expected) {
    assertThat(Quantity.of(analyte, value, unit).value()).isEqualByComparingTo(expected);
  }

  /** The mistakes that are made: no unit, another's unit, a unit one row too high. */
  @ParameterizedTest
  @CsvSource({
    "BILIRUBIN, 17, ''",
    "BILIRUBIN, 17, g/L",
    "BILIRUBIN, 17, mmol/L",
    "ALBUMIN, 4, g/L",
    "ALBUMIN, 40, g/dL",
    "ALBUMIN, 40, mg/dL",
    "AFP, 200, [IU]/mL",
    "AFP, 200, ''",
    "AST, 40, umol/L",
    "CRP, 5, ''",
    "DIAMETER, 65, cm",
    "DIAMETER, 65, ''",
    "DIAMETER, 0, cm",
    "NUMBER, 2.5, 1",
    "NUMBER, 0, 1",
    "ECOG, 5, 1",
    "INR, 0, 1",
    "INR, 100, %"
  })
  void refusesUnitsAndValuesThatCannotBe(Analyte analyte, String value, String unit) {
    assertThatThrownBy(() -> Quantity.of(analyte, value, unit))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("INVALID_CLINICAL")
        .hasMessageContaining(analyte.contractName());
  }

  @ParameterizedTest
  @CsvSource({"'4,5'", "<3", "> 400", "-1", "Smith", "''", "NaN", "1e9999", "0x10"})
  void refusesWhatIsNoNumberWithoutQuotingIt(String value) {
    assertThatThrownBy(() -> Quantity.of(Analyte.AFP, value, "ng/mL"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "INVALID_CLINICAL: afp must be a number with a point, and no bound such as < 3");
  }
}
