package org.tacescore.learning.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;
import org.tacescore.learning.Selection;
import org.tacescore.learning.evaluation.Roc;

/**
 * Selection, standardisation and training as one, with the choice among trainers by inner folds:
 * all of it is learned on the rows that it is given, and again within each inner fold.
 *
 * <p>Selections come before the scale: all of ours give the same for any scale of a column, and so
 * a constant column, which has none, can be filtered out.
 *
 * @param selections one after the other, each among what the former left; may be empty
 * @param trainers one, or several of which the one with the greatest mean AUC of the inner folds is
 *     taken; of equals the first
 * @param innerFolds 2 or more; not used with one trainer
 */
public record Pipeline(List<Selection> selections, List<Trainer> trainers, int innerFolds)
    implements Learner {
  public Pipeline {
    selections = List.copyOf(selections);
    trainers = List.copyOf(trainers);
    if (trainers.isEmpty() || innerFolds < 2) {
      throw new IllegalArgumentException(
          "%d trainers and %d inner folds".formatted(trainers.size(), innerFolds));
    }
  }

  /** With one trainer. */
  public static Pipeline of(List<Selection> selections, Trainer trainer) {
    return new Pipeline(selections, List.of(trainer), 2);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DegenerateDataException also when a class has fewer rows than there are inner folds
   *     (TOO_FEW_ROWS) or a chosen column is constant (CONSTANT_COLUMN)
   */
  @Override
  public LearnedModel learn(FeatureTable training, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(training, outcome);
    SplittableRandom random = new SplittableRandom(seed);
    List<LearnedModel.Tried> tuning = tune(training, outcome, random);
    Trainer best = best(tuning);
    Prepared prepared = prepare(training, outcome, random);
    FittedModel model = best.fit(prepared.table(), outcome, random.nextLong());
    return new LearnedModel(prepared.scale().before(model), best, tuning);
  }

  private Trainer best(List<LearnedModel.Tried> tuning) {
    if (tuning.isEmpty()) {
      return trainers.get(0);
    }
    LearnedModel.Tried best = tuning.get(0);
    for (LearnedModel.Tried tried : tuning) {
      best = tried.auc() > best.auc() ? tried : best;
    }
    return best.trainer();
  }

  private List<LearnedModel.Tried> tune(
      FeatureTable table, BinaryOutcome outcome, SplittableRandom random) {
    if (trainers.size() == 1) {
      return List.of();
    }
    if (Math.min(outcome.positives(), outcome.negatives()) < innerFolds) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "%d positive and %d negative rows for %d inner folds"
              .formatted(outcome.positives(), outcome.negatives(), innerFolds));
    }
    Folds folds = OutcomeFolds.of(outcome, innerFolds, random.nextLong());
    double[] sums = new double[trainers.size()];
    for (int fold = 0; fold < innerFolds; fold++) {
      double[] aucs = aucs(table, outcome, folds, fold, random);
      for (int t = 0; t < sums.length; t++) {
        sums[t] += aucs[t] / innerFolds;
      }
    }
    List<LearnedModel.Tried> tuning = new ArrayList<>();
    for (int t = 0; t < sums.length; t++) {
      tuning.add(new LearnedModel.Tried(trainers.get(t), sums[t]));
    }
    return tuning;
  }

  /** Of each trainer on one fold's held-out rows; selection and scale are of its other rows. */
  private double[] aucs(
      FeatureTable table, BinaryOutcome outcome, Folds folds, int fold, SplittableRandom random) {
    int[] others = folds.training(fold);
    BinaryOutcome known = outcome.rows(others);
    Prepared prepared = prepare(table.rows(others), known, random);
    FeatureTable heldOut = prepared.scale().apply(table.rows(folds.heldOut(fold)));
    BinaryOutcome truth = outcome.rows(folds.heldOut(fold));
    long seed = random.nextLong();
    return IntStream.range(0, trainers.size())
        .parallel()
        .mapToDouble(
            t -> {
              FittedModel model = trainers.get(t).forRanking().fit(prepared.table(), known, seed);
              return auc(truth, heldOut, model);
            })
        .toArray();
  }

  /** A model that scores all rows the same ranks none of them: 0.5. */
  private static double auc(BinaryOutcome truth, FeatureTable table, FittedModel model) {
    double[] scores =
        IntStream.range(0, table.rows()).mapToDouble(row -> model.score(table.row(row))).toArray();
    boolean tied = IntStream.range(1, scores.length).allMatch(row -> scores[row] == scores[0]);
    return tied ? 0.5 : Roc.auc(truth, scores);
  }

  private Prepared prepare(FeatureTable training, BinaryOutcome outcome, SplittableRandom random) {
    FeatureTable chosen = training;
    for (Selection selection : selections) {
      chosen = chosen.select(selection.choose(chosen, outcome, random.nextLong()));
    }
    Standardisation scale = Standardisation.of(chosen);
    return new Prepared(scale, scale.apply(chosen));
  }

  /** Chosen columns of training rows, on their scale. */
  private record Prepared(Standardisation scale, FeatureTable table) {}
}
