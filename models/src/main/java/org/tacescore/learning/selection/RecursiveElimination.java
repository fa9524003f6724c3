package org.tacescore.learning.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;
import org.tacescore.learning.Selection;
import org.tacescore.learning.model.ForestTrainer;

/**
 * Recursive feature elimination with random forests and cross-validation, by the rules of R caret's
 * rfe with rfFuncs and its default of no second ranking (Kuhn 2008, doi:10.18637/jss.v028.i05). In
 * each fold columns are ranked once, by permutation importance of a forest on all of them; then for
 * each size a forest on the best so many is judged on the held-out rows. The size is that of the
 * greatest accuracy, or the least one within a tolerance of it. The columns are those of the
 * greatest mean importance, in which a fold counts for a column as often as it was among the best
 * so many of a size that was tried (pickVars).
 *
 * @param sizes that are tried, each 1 or more; those below the table's width count, and the width
 *     itself is always tried
 * @param folds 2 or more
 * @param forest as it is grown at each size
 * @param tolerancePercent 0 for the greatest accuracy (caret's pickSizeBest); else the least size
 *     whose accuracy falls short of it by no more than so many percent of it (pickSizeTolerance,
 *     usually 1.5)
 */
public record RecursiveElimination(
    List<Integer> sizes, int folds, ForestTrainer forest, double tolerancePercent)
    implements Selection {
  public RecursiveElimination {
    sizes = sizes.stream().distinct().sorted().toList();
    if (sizes.isEmpty() || sizes.get(0) < 1 || folds < 2 || !(tolerancePercent >= 0)) {
      throw new IllegalArgumentException(
          "sizes %s, %d folds, a tolerance of %s %%".formatted(sizes, folds, tolerancePercent));
    }
  }

  @Override
  public List<String> choose(FeatureTable training, BinaryOutcome outcome, long seed) {
    return run(training, outcome, seed).chosen();
  }

  /**
   * The elimination with its profile.
   *
   * @throws DegenerateDataException when a class has fewer rows than there are folds (TOO_FEW_ROWS)
   *     or none (ONE_CLASS)
   */
  public Elimination run(FeatureTable table, BinaryOutcome outcome, long seed) {
    outcome.requireBothClasses();
    if (Math.min(outcome.positives(), outcome.negatives()) < folds) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "%d positive and %d negative rows for %d folds"
              .formatted(outcome.positives(), outcome.negatives(), folds));
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> tried = tried(table.width());
    double[][] accuracies = new double[tried.size()][folds];
    MeanImportance importance = new MeanImportance(table.width(), tried);
    Folds split = folds(outcome, random.nextLong());
    for (int fold = 0; fold < folds; fold++) {
      EliminationFold part =
          new EliminationFold(forest, table, outcome, split, fold, random.nextLong());
      importance.add(part.importance());
      for (int s = 0; s < accuracies.length; s++) {
        accuracies[s][fold] = part.accuracy(tried.get(s), random.nextLong());
      }
    }
    List<Elimination.Step> profile = profile(tried, accuracies);
    int size = size(profile);
    List<String> chosen =
        MeanImportance.best(importance.means(), size).stream().map(table.names()::get).toList();
    return new Elimination(profile, size, chosen);
  }

  private List<Integer> tried(int width) {
    List<Integer> tried = new ArrayList<>(sizes.stream().filter(size -> size < width).toList());
    tried.add(width);
    return tried;
  }

  private Folds folds(BinaryOutcome outcome, long seed) {
    int[] strata =
        IntStream.range(0, outcome.rows()).map(row -> outcome.positive(row) ? 1 : 0).toArray();
    return Folds.stratified(strata, folds, seed);
  }

  private static List<Elimination.Step> profile(List<Integer> tried, double[][] accuracies) {
    List<Elimination.Step> profile = new ArrayList<>();
    for (int s = 0; s < accuracies.length; s++) {
      double mean = Arrays.stream(accuracies[s]).average().orElseThrow();
      double squares = Arrays.stream(accuracies[s]).map(a -> (a - mean) * (a - mean)).sum();
      double sd = Math.sqrt(squares / (accuracies[s].length - 1));
      profile.add(new Elimination.Step(tried.get(s), mean, sd));
    }
    return profile;
  }

  private int size(List<Elimination.Step> profile) {
    double best = profile.stream().mapToDouble(Elimination.Step::accuracy).max().orElseThrow();
    return profile.stream()
        .filter(step -> (best - step.accuracy()) * 100 <= tolerancePercent * best)
        .findFirst()
        .orElseThrow()
        .size();
  }
}
