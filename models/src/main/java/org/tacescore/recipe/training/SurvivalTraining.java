package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import org.tacescore.recipe.FeatureColumn;

/**
 * How a Cox regression is learned from the patients whose survival is known; ties by Efron.
 *
 * @param part that it makes
 * @param columns that it always has: {@code MEASURE:value} or {@code MEASURE:logit}
 * @param choose columns of embeddings that a penalised Cox regression chooses beside them: one
 *     choice; the key may be left out for none
 * @param folds outer folds that give the scores by which it is judged, 2 or more
 * @param cut its cutoff; the key may be left out for none
 * @param source where these choices come from
 */
public record SurvivalTraining(
    String part,
    List<String> columns,
    @JacksonInject(value = CHOOSE, useInput = OptBoolean.TRUE) List<Choice> choose,
    int folds,
    @JacksonInject(value = CutTraining.KEY, useInput = OptBoolean.TRUE) CutTraining cut,
    String source) {
  /** A key that may be left out. */
  static final String CHOOSE = "choose";

  /**
   * A choice of columns by a Cox elastic net, cross-validated, at its least loss.
   *
   * @param embeddings whose columns may be chosen
   * @param alpha share of the lasso
   * @param folds of its cross-validation
   * @param most columns, those of the largest standardised coefficients
   */
  public record Choice(List<String> embeddings, double alpha, int folds, int most) {
    public Choice {
      embeddings = List.copyOf(embeddings);
      if (embeddings.isEmpty() || !(alpha > 0 && alpha <= 1) || most < 1) {
        throw new IllegalArgumentException(
            "a choice needs embeddings, alpha above 0 and up to 1, and most of 1 or more");
      }
      TrainingSpec.requireFolds(folds);
    }
  }

  public SurvivalTraining {
    columns = List.copyOf(columns);
    choose = List.copyOf(choose);
    if (choose.size() > 1) {
      throw new IllegalArgumentException("choose must have one entry at most");
    }
    TrainingSpec.requireFolds(folds);
    if (columns.stream().distinct().count() != columns.size()
        || (columns.isEmpty() && choose.isEmpty())) {
      throw new IllegalArgumentException("columns must name each once, got " + columns);
    }
    columns.forEach(FeatureColumn::parse);
  }

  /** The columns that it always has. */
  List<FeatureColumn> parsed() {
    return columns.stream().map(FeatureColumn::parse).toList();
  }
}
