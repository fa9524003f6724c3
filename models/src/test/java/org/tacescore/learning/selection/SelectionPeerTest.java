package org.tacescore.learning.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Generated;
import org.tacescore.learning.SklearnPeer;
import org.tacescore.learning.model.ForestTrainer;

/** mRMR by its formula in NumPy, and elimination with scikit-learn's forests. */
@Tag("peers")
class SelectionPeerTest {
  /** Written from equation 6 of Peng 2005 with the mutual information of a normal pair. */
  private static final String MRMR =
      """
      import numpy as np
      z = np.column_stack([np.array(x), np.array(y)])
      r = np.corrcoef(z, rowvar=False)
      np.fill_diagonal(r, 0)
      information = -0.5 * np.log(1 - r ** 2)
      relevance = information[:-1, -1]
      left = list(range(len(relevance)))
      chosen = []
      for step in range(%d):
          def gain(j):
              redundancy = sum(information[i, j] for i in chosen) / len(chosen) if chosen else 0
              return relevance[j] - redundancy
          best = max(left, key=gain)
          left.remove(best)
          chosen.append(best)
      print(*chosen)
      """;

  /** Ranked once a fold by a forest on all columns, then judged on the rows left out. */
  private static final String ELIMINATION =
      """
      import numpy as np
      from sklearn.ensemble import RandomForestClassifier
      from sklearn.model_selection import StratifiedKFold
      x, y = np.array(x), np.array(y)
      sizes = [1, 3, 10, 20, x.shape[1]]
      accuracy = np.zeros(len(sizes))
      importance = np.zeros(x.shape[1])
      folds = list(StratifiedKFold(5, shuffle=True, random_state=1).split(x, y))
      for train, held in folds:
          forest = RandomForestClassifier(100, random_state=2).fit(x[train], y[train])
          order = np.argsort(-forest.feature_importances_)
          importance += forest.feature_importances_
          for s, size in enumerate(sizes):
              own = RandomForestClassifier(100, random_state=3)
              own.fit(x[train][:, order[:size]], y[train])
              accuracy[s] += own.score(x[held][:, order[:size]], y[held]) / len(folds)
      print(*accuracy, *np.argsort(-importance)[:3])
      """;

  @BeforeAll
  static void require() {
    SklearnPeer.require();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void mrmrIsItsFormula(long seed) {
    FeatureTable table = chained(110, 80, seed);
    BinaryOutcome outcome = Generated.linear(table, 4, 0.8, seed + 20);
    int[] expected =
        Arrays.stream(SklearnPeer.run(MRMR.formatted(25), table, outcome))
            .mapToInt(index -> (int) index)
            .toArray();

    List<String> chosen = new Mrmr(25).choose(table, outcome, 0);

    assertThat(chosen)
        .containsExactlyElementsOf(Arrays.stream(expected).mapToObj(c -> "f" + c).toList());
  }

  /** Neighbours are correlated, so that redundancy decides. */
  private static FeatureTable chained(int rows, int width, long seed) {
    FeatureTable noise = Generated.noise(rows, width, seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[width][];
    for (int c = 0; c < width; c++) {
      columns[c] = noise.column(c);
      double share = c == 0 ? 0 : random.nextDouble();
      for (int row = 0; row < rows; row++) {
        columns[c][row] += c == 0 ? 0 : 2 * share * columns[c - 1][row];
      }
    }
    return FeatureTable.of(noise.names(), columns);
  }

  /** Both are drawn: they meet in the planted columns and, to a tenth, in accuracy. */
  @Test
  void eliminationFindsWhatScikitLearnFinds() {
    FeatureTable table = Generated.noise(160, 60, 8);
    BinaryOutcome outcome = Generated.linear(table, 3, 0.3, 9);
    double[] expected = SklearnPeer.run(ELIMINATION, table, outcome);

    Elimination mine =
        new RecursiveElimination(List.of(1, 3, 10, 20), 5, new ForestTrainer(100), 0)
            .run(table, outcome, 1);

    assertThat(Arrays.copyOfRange(expected, 5, 8)).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(mine.chosen().subList(0, 3)).containsExactlyInAnyOrder("f0", "f1", "f2");
    assertThat(mine.profile()).hasSize(5);
    for (int s = 0; s < 5; s++) {
      assertThat(mine.profile().get(s).accuracy()).isCloseTo(expected[s], within(0.1));
    }
  }
}
