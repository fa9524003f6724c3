package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.network.Architecture;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.recipe.training.UntrainableException.Fault;

/** Trains a recipe with a network of cubes whose noise is brighter in patients who die early. */
class NetworkLearningTest {
  private static final ImageShape CUBE = new ImageShape(16, 16, 16, 1);
  private static final TrainingOptions OPTIONS = TrainingOptions.of(5, 2, "test");

  @TempDir Path folder;
  private RecipeTemplate template;
  private Cohort cohort;

  @BeforeEach
  void make() {
    template = Texts.withNetwork(TextureTemplate.in(folder.resolve("template"))).read();
    SplittableRandom random = new SplittableRandom(3);
    Endpoint year = template.training().endpoints().get(0);
    Cohort made = TextureCohort.of(42, 11);
    cohort =
        made.with(
            made.patients().stream()
                .map(
                    p ->
                        TextureCohort.withCrop(
                            p, "dl", cube(year.of(p.outcome()) == EndpointLabel.POSITIVE, random)))
                .toList());
  }

  /** A minute of nine small trainings, of which three find themselves done. */
  @Test
  @Tag("slow")
  void learnsOnceAFoldAndGoesOnWhereItWas() {
    List<RecipeProgress> told = new ArrayList<>();
    TrainedRecipe trained = train(cohort, "work", told);
    List<Prediction> eligible =
        trained.predictions().stream().filter(p -> p.label().eligible()).toList();
    assertThat(Roc.auc(outcome(eligible), scores(eligible))).isGreaterThan(0.8);
    assertThat(trained.predictions())
        .allMatch(p -> List.copyOf(p.measures().keySet()).equals(List.of("texture", "dl")));
    assertThat(trained.network().orElseThrow().spec().contract().image()).isEqualTo(CUBE);
    assertThat(trained.network().orElseThrow().seed()).isPresent();
    TrainingFacts.Network facts = trained.facts().networks().get(0);
    assertThat(facts.bestEpochs()).hasSize(3);
    assertThat(facts.plan()).contains("\"threads\":1");
    assertThat(trained.parts()).containsKey("dl-cut");
    assertThat(told.get(told.size() - 1).line()).startsWith("dl, all patients: epoch 3/3");

    told.clear();
    TrainedRecipe again = train(cohort, "work", told);
    assertThat(told).noneMatch(progress -> progress.network().isPresent());
    assertThat(again.predictions()).isEqualTo(trained.predictions());
    assertThat(again.network().orElseThrow().weights())
        .isEqualTo(trained.network().orElseThrow().weights());
    assertThat(train(cohort, "elsewhere", told).network().orElseThrow().weights())
        .isEqualTo(trained.network().orElseThrow().weights());
  }

  @Test
  @Tag("slow")
  void startsFromAFileOfWeights() {
    Path file = folder.resolve("start.safetensors");
    NetworkSpec spec =
        Architecture.of("resnext3d").shipped().withImage(CUBE).withWidth(1).withClasses(5);
    Safetensors.write(file, NetworkWeights.seeded(spec, 77));

    TrainedRecipe trained = train(cohort, "started", OPTIONS.withWeights(file), new ArrayList<>());

    assertThat(trained.network().orElseThrow().seed()).isEmpty();
    assertThat(trained.facts().lines().get("networks started from"))
        .startsWith("start.safetensors (SHA-256 ");
    assertThat(trained.facts().lines().get("command")).contains(" --weights FILE --seed 5");
  }

  @Test
  void refusesALearningPatientWithoutACrop() {
    Cohort poor =
        TextureCohort.with(
            cohort,
            4,
            p ->
                TextureCohort.withFeatures(
                    TextureCohort.of(42, 11).patients().get(4), p.prepared().features()));
    assertThatThrownBy(() -> train(poor, "work", new ArrayList<>()))
        .isInstanceOfSatisfying(
            UntrainableException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NO_CROP))
        .hasMessageContaining("learning patient 5 of 42 has no crop for dl");
  }

  private TrainedRecipe train(Cohort some, String work, List<RecipeProgress> told) {
    return train(some, work, OPTIONS, told);
  }

  private TrainedRecipe train(
      Cohort some, String work, TrainingOptions options, List<RecipeProgress> told) {
    return new RecipeTrainer(
            template,
            options,
            folder.resolve(work),
            told::add,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .train(some);
  }

  private static ImageTensor cube(boolean bright, SplittableRandom random) {
    float[] values = new float[CUBE.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.4 * random.nextDouble() + (bright ? 0.6 : 0));
    }
    return ImageTensor.of(1, CUBE, values);
  }

  private static double[] scores(List<Prediction> predictions) {
    return predictions.stream().map(Prediction::measures).mapToDouble(m -> dl(m)).toArray();
  }

  private static double dl(Map<String, Double> measures) {
    return measures.getOrDefault("dl", Double.NaN);
  }

  private static BinaryOutcome outcome(List<Prediction> predictions) {
    boolean[] positive = new boolean[predictions.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = predictions.get(i).label() == EndpointLabel.POSITIVE;
    }
    return BinaryOutcome.of(positive);
  }
}
