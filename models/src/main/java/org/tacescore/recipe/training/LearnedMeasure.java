package org.tacescore.recipe.training;

import java.util.List;
import java.util.Optional;

/**
 * The values of a measure that was learned.
 *
 * @param measure its name in the recipe
 * @param cut how its cutoff is learned
 * @param folds in which it was learned
 * @param learning of each learning patient, by a model that did not learn from the patient; empty
 *     where something that it needs is missing
 * @param heldOut of each patient of the held-out centre, by the final model; empty where something
 *     that it needs is missing
 */
record LearnedMeasure(
    String measure,
    CutTraining cut,
    int folds,
    List<Optional<Double>> learning,
    List<Optional<Double>> heldOut) {
  LearnedMeasure {
    learning = List.copyOf(learning);
    heldOut = List.copyOf(heldOut);
  }
}
