package org.tacescore.learning.model;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;

/**
 * A support vector machine with a radial kernel (LIBSVM's C-SVC, Chang and Lin 2011,
 * doi:10.1145/1961189.1961199), and Platt's probability from decision values of folds of our own:
 * those of LIBSVM are drawn without a seed.
 *
 * @param cost C, positive
 * @param gamma of the kernel, positive
 * @param plattFolds 2 or more; 0 for no curve: then the score only orders rows
 */
public record SvmTrainer(double cost, double gamma, int plattFolds) implements Trainer {
  private static final int USUAL_FOLDS = 5;

  public SvmTrainer {
    if (!(cost > 0) || !(gamma > 0) || !Double.isFinite(cost + gamma)) {
      throw new IllegalArgumentException(
          "C and gamma must be positive, got %s and %s".formatted(cost, gamma));
    }
    if (plattFolds < 0 || plattFolds == 1) {
      throw new IllegalArgumentException("Platt's curve needs 2 folds, got " + plattFolds);
    }
  }

  /** With Platt's curve from 5 folds. */
  public SvmTrainer(double cost, double gamma) {
    this(cost, gamma, USUAL_FOLDS);
  }

  /** All pairs of C = 2^-3 to 2^6 and gamma = 2^-8 to 2^2, small ones first. */
  public static List<Trainer> grid() {
    List<Trainer> trainers = new ArrayList<>();
    for (int c = -3; c <= 6; c++) {
      for (int g = -8; g <= 2; g++) {
        trainers.add(new SvmTrainer(Math.scalb(1.0, c), Math.scalb(1.0, g)));
      }
    }
    return List.copyOf(trainers);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DegenerateDataException also when a class has one row (TOO_FEW_ROWS), or all decision
   *     values of the folds are equal (ALL_TIED)
   */
  @Override
  public SvmModel fit(FeatureTable training, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(training, outcome);
    double[][] rows = Rows.of(training);
    SvmModel machine = LibSvm.fit(rows, outcome, cost, gamma);
    return plattFolds == 0
        ? machine
        : machine.with(PlattScaling.fit(outOfFold(training, outcome, seed), outcome));
  }

  private double[] outOfFold(FeatureTable training, BinaryOutcome outcome, long seed) {
    if (Math.min(outcome.positives(), outcome.negatives()) < 2) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "%d positive and %d negative rows; Platt's curve needs 2 of each"
              .formatted(outcome.positives(), outcome.negatives()));
    }
    Folds folds = OutcomeFolds.of(outcome, plattFolds, seed);
    double[] decisions = new double[training.rows()];
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] some = folds.training(fold);
      SvmModel machine = LibSvm.fit(Rows.of(training.rows(some)), outcome.rows(some), cost, gamma);
      for (int row : folds.heldOut(fold)) {
        decisions[row] = machine.decision(training.row(row));
      }
    }
    return decisions;
  }

  @Override
  public Trainer forRanking() {
    return new SvmTrainer(cost, gamma, 0);
  }
}
