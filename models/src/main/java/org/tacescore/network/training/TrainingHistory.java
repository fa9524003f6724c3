package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The losses of every epoch of a training, and which epoch's weights were kept.
 *
 * @param epochs in order; the first is epoch 1
 */
public record TrainingHistory(List<EpochLosses> epochs) {
  public TrainingHistory {
    epochs = List.copyOf(epochs);
  }

  /** Before the first epoch. */
  static TrainingHistory empty() {
    return new TrainingHistory(List.of());
  }

  TrainingHistory with(EpochLosses losses) {
    List<EpochLosses> longer = new ArrayList<>(epochs);
    longer.add(losses);
    return new TrainingHistory(longer);
  }

  /**
   * The epoch whose weights were kept, from 1: the first with the least validation loss; without
   * validation the last. 0 before the first epoch.
   */
  public int bestEpoch() {
    if (epochs.isEmpty() || epochs.get(0).validation().isEmpty()) {
      return epochs.size();
    }
    int best = 0;
    for (int i = 1; i < epochs.size(); i++) {
      if (epochs.get(i).decisive() < epochs.get(best).decisive()) {
        best = i;
      }
    }
    return best + 1;
  }

  /** Whether the last epoch is the best so far. */
  boolean lastIsBest() {
    return bestEpoch() == epochs.size();
  }

  /** Whether the plan's epochs are over, or its patience. */
  boolean finished(TrainingPlan plan) {
    return epochs.size() >= plan.epochs()
        || (plan.patience() > 0 && epochs.size() - bestEpoch() >= plan.patience());
  }
}
