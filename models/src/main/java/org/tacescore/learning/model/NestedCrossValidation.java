package org.tacescore.learning.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;

/**
 * Scores of rows by models that did not see them: outer folds around a learner, which tunes by
 * inner folds of its own (Varma and Simon 2006, doi:10.1186/1471-2105-7-91).
 *
 * @param folds outer folds, 2 or more
 */
public record NestedCrossValidation(Learner learner, int folds) {
  /**
   * Scores of held-out rows.
   *
   * @param scores one a row of the table
   * @param learned the model of each fold
   */
  public record OutOfFold(List<Double> scores, Folds folds, List<LearnedModel> learned) {
    public OutOfFold {
      scores = List.copyOf(scores);
      learned = List.copyOf(learned);
    }

    /** A copy of the scores. */
    public double[] toArray() {
      return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  public NestedCrossValidation {
    if (folds < 2) {
      throw new IllegalArgumentException("cross-validation needs 2 folds, got " + folds);
    }
  }

  /**
   * Stratified folds by the seed.
   *
   * @throws DegenerateDataException when a class has fewer rows than there are folds
   *     (TOO_FEW_ROWS), or as the learner says
   */
  public OutOfFold run(FeatureTable table, BinaryOutcome outcome, long seed) {
    requireRows(table, outcome);
    SplittableRandom random = new SplittableRandom(seed);
    return run(table, outcome, OutcomeFolds.of(outcome, folds, random.nextLong()), random);
  }

  /**
   * Folds that were drawn beforehand, as many as this has.
   *
   * @throws DegenerateDataException as with folds by the seed
   */
  public OutOfFold run(FeatureTable table, BinaryOutcome outcome, Folds outer, long seed) {
    requireRows(table, outcome);
    if (outer.count() != folds) {
      throw new IllegalArgumentException("%d folds, not %d".formatted(outer.count(), folds));
    }
    return run(table, outcome, outer, new SplittableRandom(seed));
  }

  private void requireRows(FeatureTable table, BinaryOutcome outcome) {
    Rows.requireTraining(table, outcome);
    if (Math.min(outcome.positives(), outcome.negatives()) < folds) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "%d positive and %d negative rows for %d folds"
              .formatted(outcome.positives(), outcome.negatives(), folds));
    }
  }

  private OutOfFold run(
      FeatureTable table, BinaryOutcome outcome, Folds outer, SplittableRandom random) {
    List<LearnedModel> learned = new ArrayList<>();
    Double[] scores = new Double[table.rows()];
    for (int fold = 0; fold < outer.count(); fold++) {
      int[] others = outer.training(fold);
      LearnedModel model =
          learner.learn(table.rows(others), outcome.rows(others), random.nextLong());
      int[] heldOut = outer.heldOut(fold);
      double[] some = model.scores(table.rows(heldOut));
      for (int i = 0; i < heldOut.length; i++) {
        scores[heldOut[i]] = some[i];
      }
      learned.add(model);
    }
    return new OutOfFold(List.of(scores), outer, learned);
  }
}
