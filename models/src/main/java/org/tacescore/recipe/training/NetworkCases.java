package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.training.TrainingCase;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.Recipe;

/**
 * What the network of a measure takes of the patients of a cohort.
 *
 * @param columns hold the clinical measures
 */
record NetworkCases(
    Recipe recipe, Measure.Network measure, CohortRows rows, CohortColumns columns) {

  /** Those of some rows that have every clinical value. */
  int[] usable(int[] some) {
    return IntStream.of(some).filter(row -> clinical(row).isPresent()).toArray();
  }

  /** The clinical numbers of a learning patient; empty where one is missing. */
  Optional<List<Float>> clinical(int row) {
    return numbers(one -> one.learning().get(row));
  }

  /** The clinical numbers of a patient of the held-out centre; empty where one is missing. */
  Optional<List<Float>> heldOutClinical(int place) {
    return numbers(one -> one.heldOut().get(place));
  }

  private Optional<List<Float>> numbers(Function<LearnedMeasure, Optional<Double>> number) {
    List<Float> numbers = new ArrayList<>();
    for (String name : measure.clinical()) {
      Optional<Double> one = number.apply(columns.measure(name));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      numbers.add(one.get().floatValue());
    }
    return Optional.of(numbers);
  }

  ImageTensor crop(int row) {
    return find(rows.patient(row), measure.name()).orElseThrow();
  }

  Optional<ImageTensor> heldOutCrop(int place) {
    return find(rows.heldOut().get(place), measure.name());
  }

  TrainingCase training(int row) {
    int label = rows.label(row) == EndpointLabel.POSITIVE ? 1 : 0;
    return new TrainingCase("row " + row, label, crop(row), clinical(row).orElseThrow());
  }

  /**
   * The crops of an embedding.
   *
   * @throws UntrainableException NO_CROP where a patient has none
   */
  List<ImageTensor> crops(String embedding, List<CohortPatient> patients) {
    return crops(recipe, embedding, patients);
  }

  /** As with a measure. */
  static List<ImageTensor> crops(Recipe recipe, String embedding, List<CohortPatient> patients) {
    String name = recipe.cropName(embedding);
    List<ImageTensor> crops = new ArrayList<>();
    for (CohortPatient patient : patients) {
      crops.add(
          find(patient, name)
              .orElseThrow(
                  () ->
                      new UntrainableException(
                          UntrainableException.Fault.NO_CROP,
                          "patient %d of %d has no crop for %s"
                              .formatted(crops.size() + 1, patients.size(), embedding))));
    }
    return crops;
  }

  private static Optional<ImageTensor> find(CohortPatient patient, String name) {
    return Optional.ofNullable(patient.prepared().crops().get(name));
  }
}
