package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.model.BoostingTrainer;
import org.tacescore.learning.model.FittedModel;
import org.tacescore.learning.model.ForestTrainer;
import org.tacescore.learning.model.LinearTrainer;
import org.tacescore.learning.model.LogisticTrainer;
import org.tacescore.learning.model.ModelJson;
import org.tacescore.learning.model.Pipeline;
import org.tacescore.learning.model.StackingTrainer;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.learning.model.SvmTrainer;
import org.tacescore.learning.model.Trainer;

/** Learned models as JSON, by their schema in docs/schema. */
class ModelSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLE = ContractSchema.DOCS.resolve("examples/model.json");

  /** Each kind inside its scales, and bare; probabilities as features, for the stacking. */
  static Stream<FittedModel> models() {
    int rows = 40;
    SplittableRandom random = new SplittableRandom(1);
    double[][] columns = new double[3][rows];
    boolean[] positive = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      for (double[] column : columns) {
        column[row] = random.nextDouble();
      }
      positive[row] = columns[0][row] + random.nextDouble() > 1;
    }
    FeatureTable table = FeatureTable.of(List.of("a", "b", "c"), columns);
    BinaryOutcome outcome = BinaryOutcome.of(positive);
    List<Trainer> trainers =
        List.of(
            new LinearTrainer(),
            new LogisticTrainer(),
            new SvmTrainer(2, 0.25),
            new ForestTrainer(5),
            new BoostingTrainer(5, 3, 0.3, 1, 1, 1, 1));
    Stream<FittedModel> scaled =
        trainers.stream().map(t -> Pipeline.of(List.of(), t).learn(table, outcome, 3).model());
    FittedModel stacked = new StackingTrainer(0.001).fit(table, outcome, 1);
    return Stream.concat(
        scaled.flatMap(model -> Stream.of(model, ((StandardisedModel) model).model())),
        Stream.of(stacked));
  }

  @ParameterizedTest
  @MethodSource("models")
  void modelKeepsToTheSchema(FittedModel model) throws IOException {
    JsonNode json = JSON.readTree(ModelJson.write(model));

    assertThat(ContractSchema.read("model").violations(json)).isEmpty();
  }

  /** All that {@link FittedModel} permits. */
  @Test
  void everyKindIsHeldToTheSchema() {
    Set<Class<?>> tried = new HashSet<>();
    models().forEach(model -> tried.add(model.getClass()));

    assertThat(tried).containsExactlyInAnyOrder(FittedModel.class.getPermittedSubclasses());
  }

  /** Whatever is missing, added or of another type, at any depth, breaks the schema. */
  @ParameterizedTest
  @MethodSource("models")
  void brokenModelDoesNot(FittedModel model) throws IOException {
    ContractSchema schema = ContractSchema.read("model");
    ObjectNode whole = (ObjectNode) JSON.readTree(ModelJson.write(model));
    for (String key : whole.properties().stream().map(entry -> entry.getKey()).toList()) {
      assertThat(schema.violations(whole.deepCopy().without(key))).as(key).isNotEmpty();
      JsonNode other = whole.deepCopy().put(key, "x");
      assertThat(schema.violations(other)).as(key).isNotEmpty();
    }
    assertThat(schema.violations(whole.deepCopy().put("more", 1))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"kind\":\"cubic\",\"coefficients\":[1.0],\"intercept\":1}",
        "{\"kind\":\"linear\",\"coefficients\":[],\"intercept\":1}",
        "{\"kind\":\"forest\",\"width\":1,\"trees\":[{\"feature\":[0.5],\"right\":[0],\"value\":[1]}]}",
        "{\"kind\":\"forest\",\"width\":1,\"trees\":[{\"feature\":[-2],\"right\":[0],\"value\":[1]}]}",
        "{\"kind\":\"standardised\",\"columns\":[{\"name\":\"a\",\"mean\":0,\"sd\":0}],"
            + "\"model\":{\"kind\":\"linear\",\"coefficients\":[1],\"intercept\":1}}"
      })
  void whatIsNoModelDoesNot(String json) throws IOException {
    assertThat(ContractSchema.read("model").violations(JSON.readTree(json))).isNotEmpty();
  }

  @Test
  void exampleIsReadAndKeepsToTheSchema() throws IOException {
    assertThat(ContractSchema.read("model").violations(EXAMPLE)).isEmpty();
    FittedModel model = ModelJson.read(Files.readString(EXAMPLE));
    double[] means =
        IntStream.range(0, model.width())
            .mapToDouble(i -> ((StandardisedModel) model).columns().get(i).mean())
            .toArray();
    // At the means the intercept alone is left.
    assertThat(model.score(means)).isEqualTo(1 / (1 + Math.exp(0.25)));
  }
}
