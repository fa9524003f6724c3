package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.network.Architecture;
import org.tacescore.network.training.TrainingFailedException.Fault;

class TrainingPlanTest {
  @Test
  void plansOfThePapers() {
    TrainingPlan lenet = TrainingPlan.shipped("lenet");
    assertThat(lenet.learningRate()).isEqualTo(1e-3);
    assertThat(lenet.batch()).isEqualTo(16);
    assertThat(lenet.l2()).isEqualTo(1e-6);
    assertThat(lenet.augmentations()).hasSize(5).doesNotContain(Augmentation.FLIP_SLICES);
    TrainingPlan resnet50 = TrainingPlan.shipped("resnet50-mlp");
    assertThat(resnet50.learningRate()).isEqualTo(1e-5);
    assertThat(resnet50.epochs()).isEqualTo(100);
    assertThat(resnet50.trains("layer4.2.conv3")).isFalse();
    assertThat(resnet50.trains("mlp.0")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("org.tacescore.network.Architecture#ids")
  void everyArchitectureHasAPlanThatTrainsItsHeadAndNoFrozenLayer(String id) {
    TrainingPlan plan = TrainingPlan.shipped(id);
    assertThat(plan.trains(Architecture.of(id).head())).isTrue();
    assertThat(Architecture.of(id).published().frozen()).noneMatch(plan::trains);
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "resnet34-fine-tuning", "resnext3d"})
  void otherPlansAreWhole(String name) {
    TrainingPlan plan = TrainingPlan.shipped(name);
    assertThat(plan.trains("fc")).isTrue();
    assertThat(plan.patience()).isPositive();
  }

  @Test
  void namesAPlanThatIsNotShipped() {
    assertThatThrownBy(() -> TrainingPlan.shipped("alexnet"))
        .hasMessage("WRONG_PLAN: there is no shipped plan 'alexnet'");
  }

  @Test
  void aPlanIsPlainData() {
    TrainingPlan plan =
        TrainingPlan.shipped("lenet").withClassWeights(List.of(0.5, 2.0)).with(9, 1);
    assertThat(TrainingPlan.parse(plan.json())).isEqualTo(plan);
    assertThat(plan.json()).contains("\"learning-rate\":0.001");
  }

  @Test
  void aPrefixEndsAtADot() {
    TrainingPlan plan = ToyTask.PLAN.withTrained(List.of("layer1", "fc"));
    assertThat(plan.trains("layer1.0.conv1")).isTrue();
    assertThat(plan.trains("layer10.0.conv1")).isFalse();
    assertThat(plan.trains("fc")).isTrue();
    assertThat(plan.trains("bn1")).isFalse();
    assertThat(plan.withTrained(List.of("")).trains("bn1")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"epochs\":3>\"epochs\":0",
        "\"batch\":4>\"batch\":-1",
        "\"learning-rate\":0.001>\"learning-rate\":0.0",
        "\"learning-rate\":0.001>\"learning-rate\":\"NaN\"",
        "\"l2\":1.0E-6>\"l2\":-1.0",
        "\"trained\":[\"\"]>\"trained\":[]",
        "\"class-weights\":[]>\"class-weights\":[1.0,0.0]",
        "\"augmentations\":[]>\"augmentations\":[\"FLIP_ROWS\",\"FLIP_ROWS\"]",
        "\"augmentations\":[]>\"augmentations\":[\"BLUR\"]",
        "\"augmentations\":[]>\"augmentations\":null",
        "\"validation-fraction\":0.25>\"validation-fraction\":1.0",
        "\"patience\":0>\"patience\":-2",
        "\"threads\":2>\"threads\":0",
        "\"threads\":2>\"threads\":2,\"speed\":3",
        "\"epochs\":3,>",
      })
  void refusesAPlanWithAFault(String change) {
    String json = ToyTask.PLAN.json();
    String faulty = json.replace(change.split(">", 2)[0], change.split(">", 2)[1]);
    assertThat(faulty).isNotEqualTo(json);
    assertThatThrownBy(() -> TrainingPlan.parse(faulty))
        .isInstanceOfSatisfying(
            TrainingFailedException.class, e -> assertThat(e.fault()).isEqualTo(Fault.WRONG_PLAN));
  }

  @Test
  void refusesPatienceWithoutValidation() {
    String json =
        ToyTask.PLAN
            .json()
            .replace("\"validation-fraction\":0.25", "\"validation-fraction\":0.0")
            .replace("\"patience\":0", "\"patience\":3");
    assertThatThrownBy(() -> TrainingPlan.parse(json))
        .hasMessage("WRONG_PLAN: patience needs patients that validate: 0 do");
  }
}
