package org.tacescore.recipe.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.learning.FeatureTable;
import org.tacescore.recipe.Embedding;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.MeasureColumn;
import org.tacescore.recipe.Recipe;

/**
 * The columns of a cohort that are not radiomics: features of embeddings, and measures by models
 * that did not learn from the patient. Filled in the recipe's order.
 */
final class CohortColumns {
  /** Stands for the final models, which learned from all. */
  static final int FINAL = -1;

  private final Map<String, EmbeddedCohort> embeddings = new HashMap<>();
  private final Map<String, LearnedMeasure> measures = new HashMap<>();

  /** With the clinical measures of a recipe. */
  static CohortColumns of(Recipe recipe, CohortRows rows) {
    CohortColumns columns = new CohortColumns();
    for (Measure measure : recipe.measures()) {
      if (measure instanceof Measure.Clinical clinical) {
        columns.add(ClinicalNumbers.of(clinical, rows));
      }
    }
    return columns;
  }

  void add(EmbeddedCohort embedding) {
    embeddings.put(embedding.name(), embedding);
  }

  void add(LearnedMeasure measure) {
    measures.put(measure.measure(), measure);
  }

  boolean isEmbedding(String source) {
    return embeddings.containsKey(source);
  }

  /** The measure of a name, which was learned. */
  LearnedMeasure measure(String name) {
    return Optional.ofNullable(measures.get(name))
        .orElseThrow(() -> new IllegalStateException(name + " was not learned yet"));
  }

  private EmbeddedCohort embedding(String name) {
    return Optional.ofNullable(embeddings.get(name))
        .orElseThrow(() -> new IllegalStateException(name + " was not embedded yet"));
  }

  /**
   * A column of a learning patient; empty where it cannot be told.
   *
   * @param fold whose models speak, or {@link #FINAL}; measures are out-of-fold in either case
   */
  Optional<Double> learning(FeatureColumn column, int row, int fold) {
    if (isEmbedding(column.source())) {
      return Optional.of(embedding(column.source()).of(row, Embedding.feature(column), fold));
    }
    return measure(column.source()).learning().get(row).map(MeasureColumn.of(column)::of);
  }

  /** A column of a patient of the held-out centre; empty where it cannot be told. */
  Optional<Double> heldOut(FeatureColumn column, int place) {
    if (isEmbedding(column.source())) {
      return Optional.of(
          embedding(column.source()).heldOut().get(place).get(Embedding.feature(column)));
    }
    return measure(column.source()).heldOut().get(place).map(MeasureColumn.of(column)::of);
  }

  /** The names of an embedding's columns. */
  List<String> names(String embedding) {
    return IntStream.range(0, embedding(embedding).width())
        .mapToObj(feature -> Embedding.column(embedding, feature).name())
        .toList();
  }

  /** Some columns of some learning patients, all of which have them. */
  FeatureTable table(List<String> names, int[] rows, int fold) {
    double[][] columns = new double[names.size()][];
    for (int c = 0; c < columns.length; c++) {
      FeatureColumn column = FeatureColumn.parse(names.get(c));
      columns[c] =
          IntStream.of(rows)
              .mapToDouble(row -> learning(column, row, fold).orElseThrow())
              .toArray();
    }
    return FeatureTable.of(names, columns);
  }

  /** Whether a learning patient has all of some columns. */
  boolean hasAll(List<FeatureColumn> columns, int row) {
    return columns.stream().allMatch(column -> learning(column, row, FINAL).isPresent());
  }
}
