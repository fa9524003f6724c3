package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShownTotalTest {

  static DoubleStream nearTheLimits() {
    Random random = new Random(7);
    return DoubleStream.generate(
            () ->
                (random.nextBoolean() ? -2.60 : -1.39)
                    + random.nextGaussian() * Math.pow(10, -3 - random.nextInt(9)))
        .limit(200);
  }

  @ParameterizedTest
  @MethodSource("nearTheLimits")
  void standsOnTheTotalsSideOfEveryLimit(double albi) {
    BigDecimal shown = ClinicalScoreId.ALBI.shown(BigDecimal.valueOf(albi));

    assertThat(Albi.grade(shown.doubleValue())).isEqualTo(Albi.grade(albi));
    assertThat(shown.doubleValue()).isCloseTo(albi, Offset.offset(6e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "-2.59997123, -2.59997",
    "-2.60000003, -2.6000",
    "-2.59712345, -2.5971",
    "-2.6, -2.6",
    "-1.3899999999, -1.3899999999"
  })
  void hasFourDecimalsAndMoreWhereTheyAreNeeded(BigDecimal total, BigDecimal shown) {
    assertThat(ClinicalScoreId.ALBI.shown(total)).isEqualTo(shown);
  }

  @Test
  void pointsStayAsTheyAre() {
    assertThat(ClinicalScoreId.ART.shown(new BigDecimal("5.5"))).isEqualTo("5.5");
  }

  @Test
  void findsAScoreByItsName() {
    assertThat(ClinicalScoreId.find("mhap-ii")).contains(ClinicalScoreId.MHAP_II);
    assertThat(ClinicalScoreId.find("snacor")).isEmpty();
  }
}
