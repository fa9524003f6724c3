package org.tacescore.recipe.training;

import java.util.Optional;
import org.tacescore.network.training.TrainingStatus;

/**
 * Where the training of a recipe stands.
 *
 * @param what the part or measure that is learned
 * @param run the fold, from 1; the last run is that on all patients
 * @param runs folds and the run on all patients
 * @param network where the training of a network stands; empty for other parts
 */
public record RecipeProgress(String what, int run, int runs, Optional<TrainingStatus> network) {
  /** Told at the beginning of each run and after each step of a network's training. */
  @FunctionalInterface
  public interface Listener {
    /** Tells nobody. */
    Listener SILENT = progress -> {};

    void report(RecipeProgress progress);
  }

  /** One line for a terminal. */
  public String line() {
    String part = run == runs ? "all patients" : "fold %d of %d".formatted(run, runs - 1);
    return "%s, %s%s".formatted(what, part, network.map(status -> ": " + status.line()).orElse(""));
  }
}
