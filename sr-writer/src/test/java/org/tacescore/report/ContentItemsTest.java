package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.dicom.Code;

class ContentItemsTest {
  private static final Code CONCEPT = new Code("X", "99TACE", "x");

  @ParameterizedTest
  @CsvSource({
    "4.10, 4.10",
    "0, 0",
    "-12345678.9012345, -12345678.901234",
    "0.1234567890123456789, 0.12345678901235",
    "123456789012345678901, 1.23456789012E20",
    "1E-30, 1E-30",
    "1.23456789012345E-30, 1.2345678901E-30",
    "-1.7976931348623157E+308, -1.797693135E+308"
  })
  void writesAsManyDigitsAsADecimalStringHolds(BigDecimal value, String expected) {
    assertThat(new BigDecimal(ContentItems.decimalString(value)))
        .isEqualByComparingTo(new BigDecimal(expected));
    assertThat(ContentItems.decimalString(value)).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void keepsTheScaleOfAScore() {
    assertThat(ContentItems.decimalString(new BigDecimal("4.10"))).isEqualTo("4.10");
  }

  @Test
  void anyNumberFitsAndStaysClose() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      double value = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-40, 40));

      String text = ContentItems.decimalString(BigDecimal.valueOf(value));

      assertThat(text).hasSizeLessThanOrEqualTo(16);
      assertThat(Double.parseDouble(text)).isCloseTo(value, within(Math.abs(value) * 1e-8));
    }
  }

  @Test
  void addsTheExactValueWhereTheStringIsRounded() {
    Attributes rounded = value(Measurement.of(CONCEPT, 1.0 / 3, UcumUnits.SCORE));
    Attributes exact = value(Measurement.of(CONCEPT, 0.25, UcumUnits.SCORE));

    assertThat(rounded.getDouble(Tag.FloatingPointValue, 0)).isEqualTo(1.0 / 3);
    assertThat(exact.contains(Tag.FloatingPointValue)).isFalse();
  }

  private static Attributes value(Measurement measurement) {
    return ContentItems.number(measurement).getNestedDataset(Tag.MeasuredValueSequence);
  }

  @Test
  void writesALongCodeValueWhereItDoesNotFit() {
    Attributes item = Codes.item(new Code("a".repeat(17), "99TACE", "long"));

    assertThat(item.getString(Tag.LongCodeValue)).hasSize(17);
    assertThat(item.contains(Tag.CodeValue)).isFalse();
  }

  @Test
  void refusesATextOfControlCharacters() {
    assertThatThrownBy(
            () -> ContentItems.text(ContentItems.Relationship.CONTAINS, CONCEPT, "\u0001\t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }
}
