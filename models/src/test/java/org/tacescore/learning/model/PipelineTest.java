package org.tacescore.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.selection.SelectKBest;
import org.tacescore.learning.selection.VarianceFilter;

class PipelineTest {
  private static final FeatureTable TABLE = Generated.noise(100, 30, 1);
  private static final BinaryOutcome OUTCOME = Generated.linear(TABLE, 3, 0.5, 2);
  private static final List<Trainer> SVMS =
      List.of(new SvmTrainer(0.125, 4), new SvmTrainer(4, 0.0625), new SvmTrainer(1, 0.25));

  @Test
  void scalesAreThoseOfTheTrainingRowsAndPartOfTheModel() {
    int[] training = IntStream.range(0, 60).toArray();
    LearnedModel learned =
        Pipeline.of(List.of(new SelectKBest(3)), new LogisticTrainer())
            .learn(TABLE.rows(training), OUTCOME.rows(training), 1);
    for (StandardisedModel.Column column : learned.model().columns()) {
      double[] values = Arrays.copyOf(TABLE.column(column.name()), 60);
      double mean = Arrays.stream(values).sum() / 60;
      double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
      assertThat(column.mean()).isCloseTo(mean, within(1e-14));
      assertThat(column.sd()).isCloseTo(Math.sqrt(squares / 59), within(1e-14));
    }
    assertThat(learned.model().names()).containsExactlyInAnyOrder("f0", "f1", "f2");
  }

  @Test
  void theTrainerOfTheGreatestInnerAucIsTaken() {
    LearnedModel learned =
        new Pipeline(List.of(new SelectKBest(5)), SVMS, 5).learn(TABLE, OUTCOME, 1);
    double best =
        learned.tuning().stream().mapToDouble(LearnedModel.Tried::auc).max().orElseThrow();
    assertThat(learned.tuning())
        .extracting(LearnedModel.Tried::trainer)
        .containsExactlyElementsOf(SVMS);
    assertThat(learned.tuning()).contains(new LearnedModel.Tried(learned.trainer(), best));
    assertThat(best).isGreaterThan(0.85);
  }

  @Test
  void heldOutRowsChangeNothingThatIsLearned() {
    NestedCrossValidation validation =
        new NestedCrossValidation(new Pipeline(List.of(new SelectKBest(5)), SVMS, 3), 4);
    NestedCrossValidation.OutOfFold before = validation.run(TABLE, OUTCOME, 1);
    double[][] columns = new double[TABLE.width()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = TABLE.column(c);
      for (int row : before.folds().heldOut(0)) {
        columns[c][row] = 1e6 * (1 + columns[c][row]);
      }
    }
    NestedCrossValidation.OutOfFold after =
        validation.run(FeatureTable.of(TABLE.names(), columns), OUTCOME, 1);
    assertThat(ModelJson.write(after.learned().get(0).model()))
        .isEqualTo(ModelJson.write(before.learned().get(0).model()));
    assertThat(after.learned().get(0).tuning()).isEqualTo(before.learned().get(0).tuning());
    assertThat(after.learned().get(1).model()).isNotEqualTo(before.learned().get(1).model());
  }

  @Test
  void outOfFoldScoresAreThoseOfTheFoldsModelAndTheSeedDecides() {
    NestedCrossValidation validation =
        new NestedCrossValidation(
            Pipeline.of(List.of(new SelectKBest(4)), new ForestTrainer(40)), 5);
    NestedCrossValidation.OutOfFold result = validation.run(TABLE, OUTCOME, 9);
    for (int row = 0; row < TABLE.rows(); row++) {
      LearnedModel model = result.learned().get(result.folds().foldOf(row));
      assertThat(result.scores().get(row)).isEqualTo(model.scores(TABLE.rows(new int[] {row}))[0]);
    }
    assertThat(Roc.auc(OUTCOME, result.toArray())).isGreaterThan(0.75);
    assertThat(validation.run(TABLE, OUTCOME, 9).scores()).isEqualTo(result.scores());
    assertThat(validation.run(TABLE, OUTCOME, 8).scores()).isNotEqualTo(result.scores());
  }

  @Test
  void aConstantColumnIsNamedOrFiltered() {
    double[][] columns = {TABLE.column(0), new double[100]};
    FeatureTable table = FeatureTable.of(List.of("a", "flat"), columns);
    Pipeline bare = Pipeline.of(List.of(), new LogisticTrainer());
    assertThatThrownBy(() -> bare.learn(table, OUTCOME, 1))
        .hasMessage("CONSTANT_COLUMN: column flat is 0.0 in all 100 training rows");
    Pipeline filtered = Pipeline.of(List.of(new VarianceFilter(0)), new LogisticTrainer());
    assertThat(filtered.learn(table, OUTCOME, 1).model().names()).containsExactly("a");
  }

  @Test
  void aClassMustStandInEachFold() {
    boolean[] few = new boolean[100];
    few[0] = true;
    few[1] = true;
    NestedCrossValidation validation =
        new NestedCrossValidation(Pipeline.of(List.of(), new ForestTrainer(5)), 5);
    assertThatThrownBy(() -> validation.run(TABLE, BinaryOutcome.of(few), 1))
        .hasMessage("TOO_FEW_ROWS: 2 positive and 98 negative rows for 5 folds");
    Pipeline tuned = new Pipeline(List.of(), SVMS, 3);
    assertThatThrownBy(() -> tuned.learn(TABLE, BinaryOutcome.of(few), 1))
        .hasMessage("TOO_FEW_ROWS: 2 positive and 98 negative rows for 3 inner folds");
  }
}
