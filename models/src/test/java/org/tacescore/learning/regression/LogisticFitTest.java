package org.tacescore.learning.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

class LogisticFitTest {
  private static final double[] DOSE = {0, 0, 0, 0, 1, 1, 1, 1, 1};
  private static final boolean[] ILL = {true, false, false, false, true, true, true, false, false};

  @Test
  void aTwoByTwoTableGivesItsOddsRatio() {
    LogisticFit fit = LogisticFit.of(table(List.of("dose"), DOSE), BinaryOutcome.of(ILL));
    LogisticCoefficient dose = RegressionSample.at(fit.coefficients(), "dose");
    assertThat(dose.oddsRatio()).isCloseTo(4.5, within(1e-9));
    assertThat(dose.se()).isCloseTo(Math.sqrt(1 + 1 / 3.0 + 1 / 3.0 + 1 / 2.0), within(1e-6));
    assertThat(fit.coefficients().keySet()).containsExactly("(Intercept)", "dose");
    assertThat(fit.probability(new double[] {1})).isCloseTo(0.6, within(1e-9));
    assertThat(fit.aic()).isEqualTo(fit.deviance() + 4);
  }

  @Test
  void noColumnGivesTheShare() {
    FeatureTable none = table(List.of("dose"), DOSE).select(List.of());
    LogisticFit fit = LogisticFit.of(none, BinaryOutcome.of(ILL));
    assertThat(fit.probability(new double[0])).isCloseTo(4 / 9.0, within(1e-9));
    assertThat(fit.deviance()).isCloseTo(fit.nullDeviance(), within(1e-12));
  }

  @Test
  void refusesOutcomesThatAreToldApart() {
    double[] age = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    boolean[] old = {false, false, false, false, false, true, true, true, true};
    assertThatThrownBy(() -> LogisticFit.of(table(List.of("age"), age), BinaryOutcome.of(old)))
        .hasMessage(
            "SEPARATION: outcomes are told apart completely by age: coefficients have no bound");
  }

  @Test
  void refusesOutcomesThatAreToldApartInPart() {
    SplittableRandom random = new SplittableRandom(3);
    double[] noise = random.doubles(60).toArray();
    double[] rare = new double[60];
    boolean[] ill = new boolean[60];
    for (int row = 0; row < 60; row++) {
      rare[row] = row % 12 == 0 ? 1 : 0;
      ill[row] = row % 12 == 0 || row % 3 == 1;
    }
    FeatureTable table = table(List.of("noise", "rare"), noise, rare);
    assertThatThrownBy(() -> LogisticFit.of(table, BinaryOutcome.of(ill)))
        .hasMessage(
            "SEPARATION: outcomes are told apart in part by rare: coefficients have no bound");
  }

  @Test
  void refusesOutcomesThatTouchAtOneValue() {
    double[] age = {1, 2, 3, 4, 4, 5, 6, 7};
    boolean[] old = {false, false, false, false, true, true, true, true};
    assertThatThrownBy(() -> LogisticFit.of(table(List.of("age"), age), BinaryOutcome.of(old)))
        .hasMessageContaining("told apart in part by age");
  }

  @Test
  void aSteepCurveIsNoSeparation() {
    double[] age = {1, 2, 3, 4, 4.02, 5, 6, 7};
    boolean[] old = {false, false, false, true, false, true, true, true};
    LogisticFit fit = LogisticFit.of(table(List.of("age"), age), BinaryOutcome.of(old));
    assertThat(RegressionSample.at(fit.coefficients(), "age").coef()).isBetween(1.0, 20.0);
  }

  @Test
  void refusesColumnsThatSayTheSame() {
    double[] twice = Arrays.stream(DOSE).map(dose -> 3 - 2 * dose).toArray();
    BinaryOutcome outcome = BinaryOutcome.of(ILL);
    assertThatThrownBy(() -> LogisticFit.of(table(List.of("dose", "twice"), DOSE, twice), outcome))
        .hasMessage("DUPLICATE_COLUMN: columns dose and twice are equal but for shift and scale");
    double[] other = {1, 2, 3, 5, 1, 2, 4, 8, 9};
    double[] sum = new double[9];
    Arrays.setAll(sum, row -> DOSE[row] - 0.5 * other[row]);
    FeatureTable table = table(List.of("dose", "other", "sum"), DOSE, other, sum);
    assertThatThrownBy(() -> LogisticFit.of(table, outcome))
        .hasMessage("DUPLICATE_COLUMN: column sum is a combination of dose, other");
  }

  @Test
  void refusesWhatCannotBeFitted() {
    BinaryOutcome outcome = BinaryOutcome.of(ILL);
    double[] constant = new double[9];
    Arrays.fill(constant, 0.1);
    assertThatThrownBy(() -> LogisticFit.of(table(List.of("a"), constant), outcome))
        .hasMessage("CONSTANT_COLUMN: column a is 0.1 in all rows");
    assertThatThrownBy(() -> LogisticFit.of(wide(), outcome))
        .hasMessage("TOO_MANY_FEATURES: 8 columns and an intercept need more than 9 rows");
    assertThatThrownBy(
            () -> LogisticFit.of(table(List.of("a"), DOSE), BinaryOutcome.of(new boolean[9])))
        .hasMessageStartingWith("ONE_CLASS");
  }

  private static FeatureTable wide() {
    return RegressionSample.of(9, 8, 0, 0, 0, 1).table();
  }

  private static FeatureTable table(List<String> names, double[]... columns) {
    return FeatureTable.of(names, columns);
  }
}
