package org.tacescore.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.score.HighWhen;

class RocTest {
  private static final BinaryOutcome SIX =
      BinaryOutcome.of(new boolean[] {false, false, false, true, true, true});

  @Test
  void areaCountsPairsAndHalvesTies() {
    // Of 9 pairs 7 are ordered, (2, 2) is tied and (2, 3) is not: 7.5 / 9.
    Roc roc = Roc.of(SIX, new double[] {1, 2, 3, 2, 4, 5});
    assertThat(roc.auc()).isEqualTo(7.5 / 9);
    // Placements of positives 1.5/3, 1, 1 and of negatives 1, 2.5/3, 2/3, about 5/6.
    double ofPositives = (1 / 9.0 + 2 / 36.0) / 2 / 3;
    double ofNegatives = (1 / 36.0 + 1 / 36.0) / 2 / 3;
    assertThat(roc.se()).isCloseTo(Math.sqrt(ofPositives + ofNegatives), within(1e-15));
    assertThat(roc.upper()).isEqualTo(1);
    assertThat(roc.warning()).isEmpty();
  }

  @Test
  void curveHasAPointBetweenAnyTwoScores() {
    assertThat(Roc.of(SIX, new double[] {1, 2, 3, 2, 4, 5}).curve())
        .extracting(RocPoint::threshold, p -> p.sensitivity() * 3, p -> p.specificity() * 3)
        .containsExactly(
            tuple(Double.NEGATIVE_INFINITY, 3.0, 0.0),
            tuple(1.5, 3.0, 1.0),
            tuple(2.5, 2.0, 2.0),
            tuple(3.5, 2.0, 3.0),
            tuple(4.5, 1.0, 3.0),
            tuple(Double.POSITIVE_INFINITY, 0.0, 3.0));
  }

  @Test
  void youdenSaysAllThresholdsThatAreAsGood() {
    Youden one = Roc.of(SIX, new double[] {1, 2, 3, 2, 4, 5}).youden();
    assertThat(one.threshold()).isEqualTo(3.5);
    assertThat(one.ties()).containsExactly(3.5);
    // Below 3: all positives, 2 of 3 negatives. Below 5: 2 of 3 positives, all negatives.
    Youden two = Roc.of(SIX, new double[] {1, 2, 4, 3, 5, 6}).youden();
    assertThat(two.ties()).containsExactly(2.5, 4.5);
    assertThat(two.threshold()).isIn(two.ties());
    assertThat(two.index()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(two.comparator()).isEqualTo(HighWhen.GREATER_OR_EQUAL);
  }

  @Test
  void neighbouringScoresAreToldApart() {
    double next = Math.nextUp(1.0);
    Roc roc = Roc.of(SIX, new double[] {1, 1, 1, next, next, next});
    assertThat(roc.youden().threshold()).isEqualTo(next);
    assertThat(roc.auc()).isEqualTo(1);
    assertThat(roc.warning()).isPresent();
    double huge = Double.MAX_VALUE;
    assertThat(Roc.of(SIX, new double[] {0.8 * huge, 0, 1, huge, huge, huge}).youden().threshold())
        .isBetween(0.8 * huge, huge);
  }

  @Test
  void bothZerosAreOne() {
    Roc roc = Roc.of(SIX, new double[] {0.0, -0.0, 1, -0.0, 0.0, 1});
    assertThat(roc.auc()).isEqualTo(0.5);
    assertThat(roc.curve()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheDefinition(long seed) {
    EvaluationSample sample = EvaluationSample.of("", 90, -0.5, 1, seed % 2 == 0 ? 0.1 : 0, seed);
    BinaryOutcome outcome = sample.outcome();
    double[] scores = sample.before();
    Roc roc = Roc.of(outcome, scores);
    assertThat(roc.auc()).isCloseTo(pairs(outcome, scores), within(1e-14));
    double area = 0;
    for (int i = 1; i < roc.curve().size(); i++) {
      RocPoint left = roc.curve().get(i);
      RocPoint right = roc.curve().get(i - 1);
      area +=
          (left.specificity() - right.specificity())
              * (left.sensitivity() + right.sensitivity())
              / 2;
    }
    assertThat(area).isCloseTo(roc.auc(), within(1e-14));
  }

  private static double pairs(BinaryOutcome outcome, double[] scores) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (outcome.positive(i) && !outcome.positive(j)) {
          sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return sum / outcome.positives() / outcome.negatives();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onlyTheOrderCounts(long seed) {
    EvaluationSample sample = EvaluationSample.of("", 80, 0.2, 1, 0.02, seed);
    double[] scores = sample.before();
    double[] other = Arrays.stream(scores).map(s -> 3 * Math.exp(4 * s) - 7).toArray();
    double[] reversed = Arrays.stream(scores).map(s -> -s).toArray();
    boolean[] swapped = new boolean[scores.length];
    for (int row = 0; row < swapped.length; row++) {
      swapped[row] = !sample.outcome().positive(row);
    }
    Roc roc = Roc.of(sample.outcome(), scores);
    assertThat(roc.warning()).isEmpty();
    assertThat(Roc.of(sample.outcome(), reversed).warning().orElse("")).contains("below 0.5");
    assertThat(Roc.of(sample.outcome(), other).auc()).isEqualTo(roc.auc());
    assertThat(Roc.of(sample.outcome(), other).se()).isEqualTo(roc.se());
    assertThat(Roc.of(sample.outcome(), reversed).auc()).isCloseTo(1 - roc.auc(), within(1e-15));
    assertThat(Roc.of(BinaryOutcome.of(swapped), scores).auc())
        .isCloseTo(1 - roc.auc(), within(1e-15));
    DeLongTest same = DeLongTest.of(sample.outcome(), scores, other);
    assertThat(List.of(same.se(), same.z(), same.p())).containsExactly(0.0, 0.0, 1.0);
  }

  @Test
  void testChangesItsSignWithTheOrderOfScores() {
    EvaluationSample sample = EvaluationSample.of("", 120, 0, 1, 0, 11);
    DeLongTest one = DeLongTest.of(sample.outcome(), sample.before(), sample.after());
    DeLongTest other = DeLongTest.of(sample.outcome(), sample.after(), sample.before());
    assertThat(one.z()).isEqualTo(-other.z());
    assertThat(one.p()).isEqualTo(other.p());
    assertThat(one.difference()).isEqualTo(one.auc1() - one.auc2());
  }

  @Test
  void degenerateDataGivesNoNumber() {
    double[] scores = {1, 2, 3, 2, 4, 5};
    refused(Degeneracy.ONE_CLASS, BinaryOutcome.of(new boolean[6]), scores);
    refused(Degeneracy.ALL_TIED, SIX, new double[] {2, 2, 2, 2, 2, 2});
    refused(Degeneracy.ALL_TIED, SIX, new double[] {0, -0.0, 0, 0, 0, 0});
    refused(Degeneracy.NOT_FINITE, SIX, new double[] {1, 2, 3, Double.NaN, 4, 5});
    refused(
        Degeneracy.TOO_FEW_ROWS,
        BinaryOutcome.of(new boolean[] {false, false, false, false, false, true}),
        scores);
    assertThatThrownBy(
            () ->
                DeLongTest.of(
                    SIX, new double[] {1, 1, 1, 2, 2, 2}, new double[] {2, 2, 2, 1, 1, 1}))
        .isInstanceOf(DegenerateDataException.class)
        .hasMessageContaining("SEPARATION");
    assertThatThrownBy(() -> DeLongTest.of(SIX, scores, new double[6]))
        .hasMessageContaining("the second score");
  }

  private static void refused(Degeneracy why, BinaryOutcome outcome, double[] scores) {
    assertThatThrownBy(() -> Roc.of(outcome, scores))
        .isInstanceOfSatisfying(
            DegenerateDataException.class, e -> assertThat(e.degeneracy()).isEqualTo(why));
  }

  @Test
  void chanceIsOneHalf() {
    SplittableRandom random = new SplittableRandom(5);
    boolean[] outcome = new boolean[20000];
    double[] scores = new double[20000];
    for (int row = 0; row < outcome.length; row++) {
      outcome[row] = random.nextInt(4) == 0;
      scores[row] = random.nextDouble();
    }
    Roc roc = Roc.of(BinaryOutcome.of(outcome), scores);
    assertThat(roc.auc()).isCloseTo(0.5, within(4 * roc.se()));
  }
}
