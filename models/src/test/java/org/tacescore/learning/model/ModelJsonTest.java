package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;

class ModelJsonTest {
  private static final FeatureTable TABLE = Generated.noise(60, 4, 1);
  private static final BinaryOutcome OUTCOME = Generated.linear(TABLE, 2, 1, 2);

  static Stream<FittedModel> models() {
    return Stream.of(
            new LinearTrainer(),
            new LogisticTrainer(),
            new SvmTrainer(2, 0.25),
            new ForestTrainer(25),
            new BoostingTrainer(10, 3, 0.3, 1, 1, 1, 1))
        .map(trainer -> Pipeline.of(List.of(), trainer).learn(TABLE, OUTCOME, 3).model());
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelReadBackScoresTheSame(FittedModel model) {
    String json = ModelJson.write(model);
    FittedModel read = ModelJson.read(json);
    assertThat(ModelJson.write(read)).isEqualTo(json);
    for (int row = 0; row < TABLE.rows(); row++) {
      assertThat(read.score(TABLE.row(row))).isEqualTo(model.score(TABLE.row(row)));
    }
  }

  @Test
  void keysAreSortedAndDoublesWrittenByJava() {
    FittedModel model =
        new StandardisedModel(
            List.of(
                new StandardisedModel.Column("p", 0.1, 1e-7),
                new StandardisedModel.Column("q", -2, 1)),
            new StackingModel(1e10, List.of(0.1 + 0.2, -1.0), 0.001));
    assertThat(ModelJson.write(model))
        .isEqualTo(
            "{\"columns\":[{\"mean\":0.1,\"name\":\"p\",\"sd\":1.0E-7},"
                + "{\"mean\":-2.0,\"name\":\"q\",\"sd\":1.0}],\"kind\":\"standardised\","
                + "\"model\":{\"clip\":0.001,\"coefficients\":[0.30000000000000004,-1.0],"
                + "\"intercept\":1.0E10,\"kind\":\"stacking\"}}");
    assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"kind":"linear","coefficients":[1.0]} | intercept
          {"kind":"linear","coefficients":[1.0],"intercept":null} | null
          {"kind":"linear","coefficients":[1.0],"intercept":"1"} | String
          {"kind":"linear","coefficients":["1"],"intercept":1} | String
          {"kind":"linear","coefficients":[null],"intercept":1} | null
          {"kind":"linear","coefficients":[],"intercept":1} | needs coefficients
          {"kind":"linear","coefficients":[1e999],"intercept":1} | finite
          {"kind":"linear","coefficients":[NaN],"intercept":1} | NaN
          {"kind":"linear","coefficients":[1.0],"intercept":1,"more":2} | more
          {"kind":"linear","coefficients":[1.0],"intercept":1,"intercept":2} | Duplicate
          {"kind":"linear","coefficients":[1.0],"intercept":1} {} | Trailing
          {"kind":"cubic"} | cubic
          {"intercept":1} | kind
          {"kind":"forest","width":1,"trees":[]} | needs trees
          {"kind":"forest","width":1,"trees":[{"feature":[-1],"right":[0],"value":[1.5]}]} | leaf
          {"kind":"forest","width":1,"trees":[{"feature":[-1,-1],"right":[0,0],"value":[1,1]}]} | no branch
          {"kind":"forest","width":1,"trees":[{"feature":[0,-1,-1],"right":[1,0,0],"value":[1,0,1]}]} | broken
          {"kind":"forest","width":1,"trees":[{"feature":[1,-1,-1],"right":[2,0,0],"value":[1,0,1]}]} | feature 2 of 1
          {"kind":"forest","width":1,"trees":[{"feature":[0.5,-1,-1],"right":[2,0,0],"value":[1,0,1]}]} | 0.5
          {"kind":"svm-rbf","gamma":0,"rho":0,"platt":{"slope":-1,"offset":0},"coefficients":[1],"vectors":[[1]]} | gamma
          {"kind":"svm-rbf","gamma":1,"rho":0,"platt":{"slope":-1,"offset":0},"coefficients":[1],"vectors":[[1],[2]]} | support vectors
          {"kind":"svm-rbf","gamma":1,"rho":0,"platt":{"slope":-1,"offset":0},"coefficients":[1,1],"vectors":[[1],[2,3]]} | row of 2
          {"kind":"svm-rbf","gamma":1,"rho":0,"platt":{"slope":-1,"offset":0},"coefficients":[1],"vectors":[null]} | null
          {"kind":"standardised","columns":[{"name":"a","mean":0,"sd":0}],"model":{"kind":"linear","coefficients":[1],"intercept":1}} | sd
          """)
  void faultsAreNamed(String json, String fault) {
    assertThatThrownBy(() -> ModelJson.read(json))
        .isInstanceOf(UnreadableModelException.class)
        .hasMessageContaining(fault);
  }
}
