package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.Networks;
import org.tacescore.recipe.CoxPart;
import org.tacescore.recipe.CutPart;
import org.tacescore.recipe.ModelPart;
import org.tacescore.recipe.PreparedCase;
import org.tacescore.recipe.PreparedScorer;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Finding;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Supplement;

/**
 * A recipe whose score is one measure, made of others: radiomics, features of a network that is not
 * trained, a clinical value; with a Cox regression beside it. Trained, written, read and scored.
 */
class MeasuresOfMeasuresTest {
  private static final ImageShape IMAGE = ImageShape.planar(32, 32, 3);

  @TempDir static Path folder;
  private static Cohort cohort;
  private static TrainedRecipe trained;
  private static RecipeBundle bundle;

  @BeforeAll
  static void train() throws IOException {
    RecipeTemplate template =
        TextureTemplate.in(folder.resolve("template"))
            .with("recipe.json", MeasuresOfMeasuresTest::recipe)
            .with("training.json", MeasuresOfMeasuresTest::training)
            .read();
    SplittableRandom random = new SplittableRandom(5);
    Cohort made = TextureCohort.of(120, 7);
    cohort = made.with(made.patients().stream().map(p -> seen(p, random)).toList());
    trained =
        new RecipeTrainer(
                template,
                TrainingOptions.of(1, 1, "test"),
                folder.resolve("work"),
                progress -> {},
                clock())
            .train(cohort);
    bundle = new BundleWriter(clock()).write(trained, folder.resolve("beside"));
  }

  private static Clock clock() {
    return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  }

  /** The picture is brighter where f1 is larger; AFP is noise. */
  private static CohortPatient seen(CohortPatient patient, SplittableRandom random) {
    double risk = patient.prepared().features().getOrDefault("ARTERIAL:f1", 0.0);
    float[] values = new float[IMAGE.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 + 0.15 * risk + 0.05 * random.nextGaussian());
    }
    Map<Analyte, ClinicalValue> clinical = new EnumMap<>(patient.prepared().clinical());
    clinical.put(Analyte.AFP, afp(random.nextBoolean() ? "500" : "20"));
    return new CohortPatient(
        patient.id(),
        patient.centre(),
        new PreparedCase(
            named(patient.prepared().features()),
            Map.of("DEEP", ImageTensor.of(1, IMAGE, values)),
            clinical),
        patient.outcome());
  }

  /** Under names that extraction knows. */
  private static Map<String, Double> named(Map<String, Double> features) {
    Map<String, Double> named = new HashMap<>();
    List<String> names = List.of("Mean", "Median", "Energy", "Entropy", "Kurtosis");
    for (int i = 0; i < names.size(); i++) {
      named.put(
          "ARTERIAL:original_firstorder_" + names.get(i),
          features.getOrDefault("ARTERIAL:f" + i, 0.0));
    }
    return named;
  }

  private static ClinicalValue afp(String value) {
    return new ClinicalValue(Analyte.AFP, value, "ng/mL", Optional.empty(), "test");
  }

  private static void recipe(ObjectNode recipe) {
    recipe.put("id", "beside");
    recipe.set("measures", json("""
        [{"kind": "signature", "name": "texture", "concept": %1$s, "unit": %2$s, "part": "texture"},
         {"kind": "signature", "name": "deep", "concept": %1$s, "unit": %2$s, "part": "deep"},
         {"kind": "clinical", "name": "afp", "concept": %1$s, "analyte": "afp", "coding":
           {"kind": "threshold", "value": 400, "unit": "ng/mL", "comparator": ">=", "source": "made"}},
         {"kind": "signature", "name": "all", "concept": %1$s, "unit": %2$s, "part": "all",
          "cut": "all-cut"},
         {"kind": "signature", "name": "published", "concept": %1$s, "unit": %2$s,
          "part": "published"},
         {"kind": "survival", "name": "os", "concept": %1$s, "unit": %2$s, "part": "os",
          "horizons": [{"name": "os-12", "concept": %1$s, "months": 12},
                       {"name": "os-24", "concept": %1$s, "months": 24}]}]
        """.formatted(
            "{\"value\": \"X\", \"scheme\": \"99TACE\", \"meaning\": \"X\"}",
            "{\"value\": \"1\", \"scheme\": \"UCUM\", \"meaning\": \"no units\"}")));
    recipe.set("embeddings", json("""
        [{"name": "DEEP", "crop": {"reference": "ARTERIAL", "channels": ["ARTERIAL"],
          "adjacent": 3, "size": 32, "window-low": -100, "window-high": 250, "source": "made"}}]
        """));
    ObjectNode combination = (ObjectNode) recipe.get("combination");
    recipe.set("combination", json("""
        {"kind": "measure", "measure": "all", "decimals": 4}
        """));
    ObjectNode single = (ObjectNode) recipe.get("combination");
    single.set("high-group", combination.get("high-group"));
    single.set("low-group", combination.get("low-group"));
  }

  private static void training(ObjectNode training) {
    training.set("totals", json("[]"));
    training.set("signatures", json("""
        [{"part": "texture", "regions": ["ARTERIAL"], "group": "one", "folds": 4, "source": "made",
          "select": [{"kind": "variance"}, {"kind": "duplicates"}, {"kind": "k-best", "k": 3}],
          "fit": {"kind": "logistic"}},
         {"part": "deep", "regions": ["DEEP"], "folds": 4, "source": "made",
          "select": [{"kind": "variance"}, {"kind": "mrmr", "k": 2}],
          "fit": {"kind": "logistic"}}]
        """));
    training.set("extractors", json("""
        [{"architecture": "resnet34", "width": 1, "seed": 3, "source": "made"}]
        """));
    training.set("combined", json("""
        [{"part": "all", "columns": ["texture:logit", "deep:logit", "afp:value"], "folds": 4,
          "fit": {"kind": "logistic"}, "source": "made",
          "cut": {"kind": "youden", "part": "all-cut", "comparator": ">"}},
         {"part": "published", "columns": ["texture:logit", "afp:value"], "folds": 4,
          "fit": {"kind": "published", "intercept": 0.25, "coefficients": [1.5, -0.5]},
          "source": "made"}]
        """));
    training.set("survivals", json("""
        [{"part": "os", "columns": ["texture:logit", "afp:value"], "folds": 4, "source": "made"}]
        """));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyMeasureTellsPatientsApart() {
    for (String measure : List.of("texture", "deep", "all", "published")) {
      assertThat(auc(measure)).as(measure).isGreaterThan(0.6);
    }
    assertThat(trained.predictions())
        .allMatch(p -> p.measures().keySet().containsAll(List.of("texture", "deep", "all", "os")));
  }

  private static double auc(String measure) {
    List<Prediction> eligible =
        trained.predictions().stream().filter(p -> p.label().eligible()).toList();
    boolean[] positive = new boolean[eligible.size()];
    IntStream.range(0, positive.length)
        .forEach(i -> positive[i] = eligible.get(i).label() == EndpointLabel.POSITIVE);
    return Roc.auc(
        BinaryOutcome.of(positive),
        eligible.stream().mapToDouble(p -> p.measures().getOrDefault(measure, 0.0)).toArray());
  }

  @Test
  void theTotalIsTheMeasureAndItsOwnCutoffMakesTheGroups() {
    CutPart cut = (CutPart) Optional.ofNullable(trained.parts().get("all-cut")).orElseThrow();
    assertThat(cut.value().scale()).isEqualTo(4);
    PreparedScorer.Answer answer = answer(0);
    Score score = ((Scored) answer.outcome()).score();
    double value = answer.measured().getOrDefault("all", 0.0);
    assertThat(score.value().scale()).isEqualTo(4);
    assertThat(score.value().doubleValue()).isCloseTo(value, within(5e-5));
    assertThat(score.group().side().name().equals("HIGH"))
        .isEqualTo(score.value().compareTo(cut.value()) > 0);
    assertThat(score.contributions()).isEmpty();
    assertThat(score.supplements())
        .extracting(Supplement::name)
        .containsExactly("texture", "deep", "afp", "published", "os", "os-12", "os-24");
  }

  @Test
  void aPublishedFormulaKeepsItsNumbers() {
    ModelPart part = (ModelPart) Optional.ofNullable(trained.parts().get("published")).orElseThrow();
    assertThat(part.model().columns().get(1).sd()).as("0 or 1").isEqualTo(1);
    PreparedScorer.Answer answer = answer(3);
    double texture = answer.measured().getOrDefault("texture", 0.0);
    double scaled =
        (Math.log(texture / (1 - texture)) - part.model().columns().get(0).mean())
            / part.model().columns().get(0).sd();
    double afp =
        cohort.patients().get(3).prepared().clinical().containsValue(afp("500")) ? 1 : 0;
    double logit = 0.25 + 1.5 * scaled - 0.5 * afp;
    assertThat(answer.measured().getOrDefault("published", 0.0))
        .isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-12));
  }

  @Test
  void survivalIsTheBaselineToTheHazardRatio() {
    CoxPart cox = (CoxPart) Optional.ofNullable(bundle.parts().get("os")).orElseThrow();
    assertThat(cox.baseline()).extracting(CoxPart.Hazard::months).containsExactly(12.0, 24.0);
    assertThat(cox.terms().get(0).coefficient()).isPositive();
    PreparedScorer.Answer answer = answer(1);
    double predictor = answer.measured().getOrDefault("os", 0.0);
    double expected = Math.exp(-cox.baseline().get(0).cumulative() * Math.exp(predictor));
    assertThat(answer.measured().getOrDefault("os-12", 0.0)).isCloseTo(expected, within(1e-12));
    assertThat(((Scored) answer.outcome()).score().supplements())
        .filteredOn(s -> s.name().equals("os-24"))
        .allMatch(s -> s.finding() instanceof Finding.Computed);
  }

  @Test
  void aMissingClinicalValueIsRefused() {
    CohortPatient patient =
        TextureCohort.withClinical(cohort.patients().get(0), TextureCohort.hbsag("positive"));
    try (Networks networks = new Networks(folder.resolve("cache"), 1)) {
      assertThat(PreparedScorer.of(bundle, networks).score(patient.prepared()))
          .isInstanceOfSatisfying(
              NotScorable.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Refusal.MISSING_CLINICAL);
                assertThat(refused.detail())
                    .isEqualTo("afp is missing; a missing value is not a negative one.");
              });
    }
  }

  @Test
  void theExtractorIsKeptAsItsSeed() {
    assertThat(folder.resolve("beside/network/weights.safetensors")).doesNotExist();
    assertThat(bundle.network()).isPresent();
  }

  private static PreparedScorer.Answer answer(int row) {
    try (Networks networks = new Networks(folder.resolve("cache"), 1)) {
      return PreparedScorer.of(bundle, networks).answer(cohort.patients().get(row).prepared());
    }
  }
}
