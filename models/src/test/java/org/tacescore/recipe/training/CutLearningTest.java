package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.survival.CutpointTest;
import org.tacescore.learning.survival.MaximallySelectedRank;
import org.tacescore.recipe.training.CutLearning.LearnedCut;
import org.tacescore.recipe.training.CutLearning.Marked;
import org.tacescore.score.HighWhen;

class CutLearningTest {

  /** Whatever the decimals of a cutpoint, the group that was found is the group that it gives. */
  @ParameterizedTest
  @EnumSource(HighWhen.class)
  void maxstatPartsItsPatientsAsItFoundThem(HighWhen comparator) {
    for (int seed = 0; seed < 20; seed++) {
      List<Marked> values = values(40, seed);
      double[] numbers = values.stream().mapToDouble(Marked::value).toArray();
      double cutpoint =
          MaximallySelectedRank.of(survival(values), numbers, 0.1, 0.9, CutpointTest.LAU94)
              .cutpoint();
      LearnedCut cut =
          CutLearning.learn(
              new CutTraining.Maxstat("cut", 0.1, comparator), values, OptionalInt.empty());
      assertThat(cut.patients()).isEqualTo(40);
      for (double value : numbers) {
        assertThat(cut.cutoff().isHigh(new BigDecimal(value))).isEqualTo(value > cutpoint);
      }
      if (comparator == HighWhen.GREATER) {
        assertThat(cut.cutoff().value().doubleValue()).isEqualTo(cutpoint);
      }
    }
  }

  @Test
  void youdenLearnsFromClassifiedPatientsAlone() {
    List<Marked> values =
        List.of(
            marked(0.1, EndpointLabel.NEGATIVE),
            marked(0.2, EndpointLabel.NEGATIVE),
            marked(0.3, EndpointLabel.OUTCOME_NOT_STATED),
            marked(0.6, EndpointLabel.POSITIVE),
            marked(0.7, EndpointLabel.POSITIVE));
    LearnedCut cut =
        CutLearning.learn(
            new CutTraining.Youden("cut", HighWhen.GREATER), values, OptionalInt.empty());
    assertThat(cut.patients()).isEqualTo(4);
    assertThat(cut.cutoff().value().doubleValue()).isEqualTo(0.4);
  }

  @Test
  void aScoreThatIsWorseThanNoneHasACutoffAllTheSame() {
    List<Marked> values =
        List.of(
            marked(0.1, EndpointLabel.POSITIVE),
            marked(0.2, EndpointLabel.POSITIVE),
            marked(0.6, EndpointLabel.NEGATIVE),
            marked(0.7, EndpointLabel.NEGATIVE));
    LearnedCut cut =
        CutLearning.learn(
            new CutTraining.Youden("cut", HighWhen.GREATER_OR_EQUAL), values, OptionalInt.of(2));
    assertThat(cut.cutoff().value()).isBetween(new BigDecimal("0.11"), new BigDecimal("0.70"));
    assertThat(cut.cutoff().value().scale()).isEqualTo(2);
  }

  @Test
  void refusesPatientsOfUnknownSurvival() {
    List<Marked> values = List.of(marked(0.1, EndpointLabel.NEGATIVE));
    assertThatThrownBy(
            () ->
                CutLearning.learn(
                    new CutTraining.Maxstat("cut", 0.1, HighWhen.GREATER),
                    values,
                    OptionalInt.empty()))
        .isInstanceOf(DegenerateDataException.class)
        .hasMessageContaining("survival is known of no patient");
  }

  private static Marked marked(double value, EndpointLabel label) {
    return new Marked(
        value,
        label,
        new PatientOutcome(
            OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static List<Marked> values(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              double value = random.nextDouble();
              double time = 1000 * random.nextDouble() * (value > 0.6 ? 0.3 : 1) + 1;
              return new Marked(
                  value,
                  EndpointLabel.NEGATIVE,
                  new PatientOutcome(
                      OptionalDouble.of(time),
                      Optional.of(random.nextInt(3) > 0),
                      Optional.empty(),
                      Optional.empty()));
            })
        .toList();
  }

  private static SurvivalOutcome survival(List<Marked> values) {
    boolean[] events = new boolean[values.size()];
    for (int i = 0; i < events.length; i++) {
      events[i] = values.get(i).outcome().event().orElseThrow();
    }
    return SurvivalOutcome.of(
        values.stream().mapToDouble(one -> one.outcome().timeDays().orElseThrow()).toArray(),
        events);
  }
}
