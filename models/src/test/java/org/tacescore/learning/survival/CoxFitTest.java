package org.tacescore.learning.survival;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.SurvivalOutcome;

class CoxFitTest {
  private static final Offset<Double> NEWTON = within(1e-5);
  private static final SurvivalOutcome THREE =
      SurvivalOutcome.of(new double[] {1, 2, 3}, new boolean[] {true, true, false});
  private static final SurvivalOutcome TIED =
      SurvivalOutcome.of(new double[] {1, 1, 2}, new boolean[] {true, true, false});
  private static final FeatureTable ONE_ZERO_ONE = table(new double[] {1, 0, 1});

  private static FeatureTable table(double[]... columns) {
    return FeatureTable.of(List.of("a", "b", "c", "d").subList(0, columns.length), columns);
  }

  private static CoxCoefficient of(CoxFit fit, String name) {
    return requireNonNull(fit.coefficients().get(name));
  }

  /** 1 / (2h + 1) = h / (h + 1) for the hazard ratio h. */
  @Test
  void threePatientsInClosedForm() {
    CoxFit fit = CoxFit.of(ONE_ZERO_ONE, THREE, Ties.EFRON);
    assertThat(of(fit, "a").hr()).isCloseTo(Math.sqrt(0.5), NEWTON);
    assertThat(fit.logLik().get(0)).isCloseTo(-Math.log(6), within(1e-14));
    assertThat(List.of(fit.n(), fit.events())).containsExactly(3, 2);
  }

  @Test
  void tiesInClosedForm() {
    CoxFit breslow = CoxFit.of(ONE_ZERO_ONE, TIED, Ties.BRESLOW);
    CoxFit efron = CoxFit.of(ONE_ZERO_ONE, TIED, Ties.EFRON);
    assertThat(of(breslow, "a").hr()).isCloseTo(0.5, NEWTON);
    assertThat(of(efron, "a").hr()).isCloseTo(1 / Math.sqrt(6), NEWTON);
    assertThat(breslow.baseline().at(1)).isCloseTo(1, NEWTON);
    assertThat(breslow.baseline().at(0.5)).isZero();
    assertThat(breslow.survival(new double[] {0}, 7)).isCloseTo(Math.exp(-1), NEWTON);
    assertThat(breslow.survival(new double[] {1}, 1)).isCloseTo(Math.exp(-0.5), NEWTON);
  }

  /** One pair of the two values dies first at each of two times: the gradient at 0 is 0. */
  @Test
  void aModelMayFindNothing() {
    CoxFit fit =
        CoxFit.of(
            table(new double[] {0, 1, 0, 1}),
            SurvivalOutcome.of(new double[] {1, 1, 2, 2}, new boolean[] {true, true, false, false}),
            Ties.BRESLOW);
    assertThat(of(fit, "a").coef()).isZero();
    assertThat(fit.concordance().value()).isEqualTo(0.5);
    assertThat(fit.likelihoodRatio().p()).isEqualTo(1);
    assertThat(fit.shrinkage()).isZero();
  }

  @Test
  void unitsOfColumnsAndTimesDoNotMatter() {
    SurvivalSample sample = SurvivalSample.of("s", 150, 2, 1, 0.05, 21);
    CoxFit fit = CoxFit.of(sample.table(), sample.outcome(), Ties.EFRON);
    double[][] columns = new double[4][];
    for (int c = 0; c < 4; c++) {
      columns[c] = Arrays.stream(sample.table().column(c)).map(v -> 7 - 100 * v).toArray();
    }
    boolean[] events = new boolean[150];
    for (int row = 0; row < 150; row++) {
      events[row] = sample.outcome().event(row);
    }
    double[] days = Arrays.stream(sample.outcome().times()).map(t -> 30 * t).toArray();
    CoxFit other = CoxFit.of(table(columns), SurvivalOutcome.of(days, events), Ties.EFRON);
    assertThat(of(other, "a").coef() * -100).isCloseTo(of(fit, "x1").coef(), within(1e-9));
    assertThat(other.logLik().get(1)).isCloseTo(fit.logLik().get(1), within(1e-9));
    assertThat(other.wald().statistic()).isCloseTo(fit.wald().statistic(), within(1e-8));
    assertThat(other.concordance().value()).isEqualTo(fit.concordance().value());
    assertThat(other.survival(new double[] {7, 7, 7, 7}, 300))
        .isCloseTo(fit.survival(new double[4], 10), within(1e-9));
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    SurvivalSample sample = SurvivalSample.of("s", 80, 2, 2, 0.05, 22);
    int[] back = new int[80];
    Arrays.setAll(back, row -> 79 - row);
    CoxFit fit = CoxFit.of(sample.table(), sample.outcome(), Ties.EFRON);
    CoxFit other = CoxFit.of(sample.table().rows(back), sample.outcome().rows(back), Ties.EFRON);
    assertThat(of(other, "x4").coef()).isCloseTo(of(fit, "x4").coef(), within(1e-12));
    assertThat(other.concordance().se()).isCloseTo(fit.concordance().se(), within(1e-14));
  }

  @Test
  void refusesWhatHasNoEstimate() {
    SurvivalSample sample = SurvivalSample.of("s", 60, 2, 1, 0.05, 23);
    double[] x = sample.table().column(0);
    double[] y = sample.table().column(3);
    double[] sum = new double[60];
    Arrays.setAll(sum, row -> x[row] - 2 * y[row] + 3);
    double[] fives = new double[60];
    Arrays.fill(fives, 5);
    SurvivalOutcome outcome = sample.outcome();
    refused(Degeneracy.CONSTANT_COLUMN, table(x, fives), outcome);
    refused(Degeneracy.DUPLICATE_COLUMN, table(x, y, x), outcome);
    refused(Degeneracy.DUPLICATE_COLUMN, table(x, y, sum), outcome);
    refused(
        Degeneracy.TOO_MANY_FEATURES, table(new double[3], new double[3], new double[3]), THREE);
    refused(
        Degeneracy.NO_EVENTS,
        ONE_ZERO_ONE,
        SurvivalOutcome.of(new double[] {1, 2, 3}, new boolean[3]));
  }

  @Test
  void refusesCoefficientsWithoutBound() {
    SurvivalSample sample = SurvivalSample.of("s", 60, 2, 1, 0.05, 24);
    double[] onlyCensored = new double[60];
    Arrays.setAll(onlyCensored, row -> sample.outcome().event(row) || row % 3 == 0 ? 0 : 1);
    double[] reversedTime =
        Arrays.stream(sample.outcome().times()).map(time -> -time * time).toArray();
    refused(Degeneracy.SEPARATION, table(sample.table().column(0), onlyCensored), sample.outcome());
    refused(Degeneracy.SEPARATION, table(reversedTime), sample.outcome());
  }

  private static void refused(Degeneracy why, FeatureTable table, SurvivalOutcome outcome) {
    for (Ties ties : Ties.values()) {
      assertThatThrownBy(() -> CoxFit.of(table, outcome, ties))
          .isInstanceOfSatisfying(
              DegenerateDataException.class, e -> assertThat(e.degeneracy()).isEqualTo(why));
    }
  }

  @Test
  void warnsOfFewEvents() {
    EventsPerVariable few = EventsPerVariable.of(25, 4);
    assertThat(few.value()).isEqualTo(6.25);
    assertThat(few.warning().orElseThrow())
        .contains("25 events for 4 variables")
        .contains("at least 40 events")
        .contains("at most 2 variables");
    assertThat(EventsPerVariable.of(40, 4).warning()).isEmpty();
  }

  @Test
  void shrinkageIsTheShareOfTheLikelihoodRatioAboveItsDegrees() {
    SurvivalSample sample = SurvivalSample.of("s", 200, 2, 0, 0.05, 25);
    CoxFit fit = CoxFit.of(sample.table(), sample.outcome(), Ties.EFRON);
    double lr = 2 * (fit.logLik().get(1) - fit.logLik().get(0));
    assertThat(fit.shrinkage()).isCloseTo(1 - 4 / lr, within(1e-12));
    assertThat(fit.eventsPerVariable().variables()).isEqualTo(4);
  }

  @Test
  void baselineIsReadBack() {
    BaselineHazard stored = BaselineHazard.of(new double[] {1, 3}, new double[] {0.1, 0.4});
    assertThat(stored.at(2.9)).isEqualTo(0.1);
    assertThat(stored.at(100)).isEqualTo(0.4);
    assertThatThrownBy(() -> BaselineHazard.of(new double[] {3, 1}, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
