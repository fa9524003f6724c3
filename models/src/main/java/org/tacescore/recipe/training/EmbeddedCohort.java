package org.tacescore.recipe.training;

import java.util.Arrays;
import java.util.List;

/**
 * The features that a network has of a cohort's crops, in single precision.
 *
 * @param name of the embedding
 * @param learning of each learning patient, by the final network
 * @param folds the same by the network of each fold, which did not see the fold's patients; empty
 *     where the network is not trained, and so is the same
 * @param heldOut of each patient of the held-out centre
 */
record EmbeddedCohort(
    String name,
    List<List<Double>> learning,
    List<List<List<Double>>> folds,
    List<List<Double>> heldOut) {
  EmbeddedCohort {
    learning = List.copyOf(learning);
    folds = List.copyOf(folds);
    heldOut = List.copyOf(heldOut);
  }

  /** Number of features. */
  int width() {
    return learning.get(0).size();
  }

  /** A feature of a learning patient, as a fold's network has it. */
  double of(int row, int feature, int fold) {
    List<List<Double>> rows = folds.isEmpty() || fold < 0 ? learning : folds.get(fold);
    return rows.get(row).get(feature);
  }

  /** Rows of features, rounded to single precision, so that last bits decide no choice. */
  static List<List<Double>> rows(List<double[]> features) {
    return features.stream()
        .map(row -> Arrays.stream(row).mapToObj(value -> (double) (float) value).toList())
        .toList();
  }
}
