package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.training.TrainingFailedException.Fault;

class TrainingSetTest {
  @Test
  void refusesClassesThatCannotBeSplit() {
    refuses(Fault.WRONG_CLASS_COUNT, 1, labelled("a", 0), labelled("b", 0));
    refuses(Fault.WRONG_CLASS_COUNT, 2, labelled("a", 0), labelled("b", 2));
    refuses(Fault.EMPTY_CLASS, 2, labelled("a", 0), labelled("b", 0));
    refuses(Fault.TOO_FEW_PATIENTS, 2, labelled("a", 0), labelled("b", 0), labelled("c", 1));
  }

  @Test
  void refusesTwoCasesOfOnePatient() {
    refuses(
        Fault.DUPLICATE_PATIENT,
        2,
        labelled("a", 0),
        labelled("a", 1),
        labelled("b", 0),
        labelled("c", 1));
  }

  @Test
  void refusesCasesOfOtherSizes() {
    TrainingCase wide = TrainingCase.of("d", 1, blank(ImageShape.planar(2, 3, 1)));
    TrainingCase clinical =
        new TrainingCase("d", 1, blank(ImageShape.planar(2, 2, 1)), List.of(1f));
    refuses(Fault.WRONG_IMAGE, 2, labelled("a", 0), labelled("b", 0), labelled("c", 1), wide);
    refuses(
        Fault.WRONG_CLINICAL, 2, labelled("a", 0), labelled("b", 0), labelled("c", 1), clinical);
  }

  @Test
  void noWordOfACaseTellsThePatient() {
    TrainingSet set = set(4);
    PatientSplit split = PatientSplit.of(set, 0.5, 1);
    assertThat(set.toString() + split).doesNotContain("patient 1").contains("case of class 1");
  }

  @Test
  void balancedWeightsLetClassesCountAlike() {
    TrainingSet set =
        new TrainingSet(
            List.of(
                labelled("a", 0),
                labelled("b", 0),
                labelled("c", 0),
                labelled("d", 0),
                labelled("e", 0),
                labelled("f", 0),
                labelled("g", 1),
                labelled("h", 1)),
            2);
    assertThat(set.balancedWeights()).containsExactly(8 / 12.0, 8 / 4.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.25, 0.5, 0.99})
  void everyClassIsOnBothSidesInProportion(double fraction) {
    PatientSplit split = PatientSplit.of(set(40), fraction, 3);
    int expected = (int) Math.min(Math.max(Math.round(20 * fraction), 1), 19);
    for (int label = 0; label < 2; label++) {
      int wanted = label;
      assertThat(split.validation().stream().filter(one -> one.label() == wanted))
          .hasSize(expected);
    }
    List<TrainingCase> both = new ArrayList<>(split.training());
    both.addAll(split.validation());
    assertThat(both).containsExactlyInAnyOrderElementsOf(set(40).cases());
  }

  @Test
  void theSeedDecidesTheSplit() {
    TrainingSet set = set(40);
    assertThat(PatientSplit.of(set, 0.25, 3)).isEqualTo(PatientSplit.of(set, 0.25, 3));
    assertThat(PatientSplit.of(set, 0.25, 4)).isNotEqualTo(PatientSplit.of(set, 0.25, 3));
    assertThat(PatientSplit.of(set, 0, 4).training()).isEqualTo(set.cases());
  }

  private static final ImageTensor IMAGE = blank(ImageShape.planar(2, 2, 1));

  private static ImageTensor blank(ImageShape shape) {
    return ImageTensor.of(1, shape, new float[shape.length()]);
  }

  private static TrainingCase labelled(String patient, int label) {
    return TrainingCase.of(patient, label, IMAGE);
  }

  private static TrainingSet set(int patients) {
    List<TrainingCase> cases = new ArrayList<>();
    for (int i = 0; i < patients; i++) {
      cases.add(labelled("patient " + i, i % 2));
    }
    return new TrainingSet(cases, 2);
  }

  private static void refuses(Fault fault, int classes, TrainingCase... cases) {
    assertThatThrownBy(() -> new TrainingSet(List.of(cases), classes))
        .isInstanceOfSatisfying(
            TrainingFailedException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageStartingWith(fault + ": ");
  }
}
