package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.recipe.FeatureColumn;

/**
 * The features of a cohort's learning patients as a table: those columns, in alphabetical order,
 * that every one of them has. Values are rounded to float, so that last bits in which machines
 * differ do not change a selection.
 *
 * @param table a row a patient
 * @param dropped columns that a patient lacks, in alphabetical order
 */
record CohortFeatures(FeatureTable table, List<String> dropped) {

  /**
   * Of the features of some regions.
   *
   * @throws UntrainableException when a patient has none of them, or no column is left
   */
  static CohortFeatures of(List<CohortPatient> patients, List<String> regions) {
    TreeSet<String> all = new TreeSet<>();
    for (int i = 0; i < patients.size(); i++) {
      List<String> own = columns(patients.get(i), regions);
      if (own.isEmpty()) {
        throw new UntrainableException(
            UntrainableException.Fault.NO_FEATURES,
            "learning patient %d of %d has no feature of %s"
                .formatted(i + 1, patients.size(), regions));
      }
      all.addAll(own);
    }
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (String name : all) {
      double[] values = patients.stream().mapToDouble(patient -> value(patient, name)).toArray();
      if (Arrays.stream(values).allMatch(Double::isFinite)) {
        names.add(name);
        columns.add(values);
      } else {
        dropped.add(name);
      }
    }
    if (names.isEmpty()) {
      throw new UntrainableException(
          UntrainableException.Fault.NO_COMMON_FEATURE,
          "none of %d columns of %s has a value in every patient".formatted(all.size(), regions));
    }
    return new CohortFeatures(FeatureTable.of(names, columns.toArray(double[][]::new)), dropped);
  }

  private static List<String> columns(CohortPatient patient, List<String> regions) {
    return patient.prepared().features().keySet().stream()
        .filter(name -> regions.contains(FeatureColumn.parse(name).source()))
        .toList();
  }

  /** NaN where the patient lacks it. */
  private static double value(CohortPatient patient, String column) {
    Map<String, Double> features = patient.prepared().features();
    return (double) features.getOrDefault(column, Double.NaN).floatValue();
  }

  /** The same with the columns of embeddings behind it. */
  CohortFeatures with(List<String> embeddings, CohortColumns columns, int rows) {
    if (embeddings.isEmpty()) {
      return this;
    }
    return new CohortFeatures(table.beside(embedded(embeddings, columns, rows)), dropped);
  }

  /** Of embeddings alone. */
  static CohortFeatures embeddings(List<String> embeddings, CohortColumns columns, int rows) {
    return new CohortFeatures(embedded(embeddings, columns, rows), List.of());
  }

  private static FeatureTable embedded(List<String> embeddings, CohortColumns columns, int rows) {
    List<String> names = embeddings.stream().flatMap(e -> columns.names(e).stream()).toList();
    return columns.table(names, IntStream.range(0, rows).toArray(), CohortColumns.FINAL);
  }

  /** The score of a patient of the held-out centre; empty where a column is missing. */
  static Optional<Double> heldOut(
      StandardisedModel model, CohortRows rows, CohortColumns columns, int place) {
    double[] row =
        model.names().stream()
            .map(FeatureColumn::parse)
            .mapToDouble(
                column ->
                    columns.isEmbedding(column.source())
                        ? columns.heldOut(column, place).orElse(Double.NaN)
                        : value(rows.heldOut().get(place), column.name()))
            .toArray();
    return Arrays.stream(row).allMatch(Double::isFinite)
        ? Optional.of(model.score(row))
        : Optional.empty();
  }
}
