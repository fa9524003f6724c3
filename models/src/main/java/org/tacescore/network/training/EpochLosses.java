package org.tacescore.network.training;

import java.util.OptionalDouble;

/**
 * The losses of one epoch.
 *
 * @param training mean over the epoch's images of the weighted cross entropy, plus the L2 term;
 *     each step's before that step
 * @param validation weighted mean over the validation patients of minus the logarithm of the mean
 *     probability of their class, after the epoch; empty without validation
 */
public record EpochLosses(double training, OptionalDouble validation) {
  /** What the best epoch is chosen by. */
  double decisive() {
    return validation.orElse(training);
  }
}
