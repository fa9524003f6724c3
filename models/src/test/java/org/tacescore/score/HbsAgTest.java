package org.tacescore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

class HbsAgTest {
  @ParameterizedTest
  @ValueSource(strings = {"positive", " Positive ", "POS", "+", "reactive"})
  void readsPositiveWords(String word) {
    assertThat(HbsAg.isPositive(value(word, ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"negative", "NEG", "-", "non-reactive", "Nonreactive"})
  void readsNegativeWords(String word) {
    assertThat(HbsAg.isPositive(value(word, ""))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown |       | hbsag must be positive or negative, got another word",
        "''      |       | hbsag must be positive or negative, got another word",
        "0.03    | IU/mL | got the quantity 0.03 IU/mL, whose positivity limit is not known",
        "1       |       | got the quantity 1, whose positivity limit is not known"
      })
  void refusesAnythingElse(String word, String unit, String message) {
    assertThatThrownBy(() -> HbsAg.isPositive(value(word, unit == null ? "" : unit)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.INVALID_CLINICAL))
        .hasMessageEndingWith(message);
  }

  private static ClinicalValue value(String word, String unit) {
    return new ClinicalValue(Analyte.HBSAG, word, unit, Optional.empty(), "test");
  }
}
