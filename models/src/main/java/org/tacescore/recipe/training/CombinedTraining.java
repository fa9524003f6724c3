package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import org.tacescore.recipe.FeatureColumn;

/**
 * How a function of earlier measures is learned: from values by models that did not learn from the
 * patient.
 *
 * @param part that it makes
 * @param columns {@code MEASURE:value} or {@code MEASURE:logit}, in the model's order
 * @param fit how
 * @param folds outer folds that give the scores by which it is judged, 2 or more
 * @param cut its cutoff; the key may be left out for none
 * @param source where these choices come from
 */
public record CombinedTraining(
    String part,
    List<String> columns,
    Fit fit,
    int folds,
    @JacksonInject(value = CutTraining.KEY, useInput = OptBoolean.TRUE) CutTraining cut,
    String source) {

  /** How a function of measures comes about. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Logistic.class, name = "logistic"),
    @JsonSubTypes.Type(value = Published.class, name = "published")
  })
  public sealed interface Fit {}

  /** Logistic regression. */
  public record Logistic() implements Fit {}

  /**
   * A published logistic regression of standardised measures: its numbers are taken as they are,
   * the scale is this cohort's. A column that is 0 or 1 everywhere is not standardised.
   *
   * @param coefficients one a column, in their order
   */
  public record Published(double intercept, List<Double> coefficients) implements Fit {
    public Published {
      coefficients = List.copyOf(coefficients);
    }
  }

  public CombinedTraining {
    columns = List.copyOf(columns);
    TrainingSpec.requireFolds(folds);
    if (columns.isEmpty() || columns.stream().distinct().count() != columns.size()) {
      throw new IllegalArgumentException("columns must name each once, got " + columns);
    }
    columns.forEach(FeatureColumn::parse);
    if (fit instanceof Published published && published.coefficients().size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d coefficients for %d columns"
              .formatted(published.coefficients().size(), columns.size()));
    }
  }

  /** The columns. */
  List<FeatureColumn> parsed() {
    return columns.stream().map(FeatureColumn::parse).toList();
  }
}
