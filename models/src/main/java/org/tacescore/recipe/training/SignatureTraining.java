package org.tacescore.recipe.training;

import java.util.List;
import org.tacescore.learning.model.Pipeline;

/**
 * How a signature of radiomics features is learned.
 *
 * @param part that it makes
 * @param regions of the recipe whose features it may choose from
 * @param select steps of choosing features, one after the other; may be empty
 * @param fit the model
 * @param folds outer folds that give the scores from which its cutoff is learned, 2 or more
 * @param cut its cutoff
 * @param source where these choices come from
 */
public record SignatureTraining(
    String part,
    List<String> regions,
    List<SelectionStep> select,
    FitTraining fit,
    int folds,
    CutTraining cut,
    String source) {
  public SignatureTraining {
    regions = List.copyOf(regions);
    select = List.copyOf(select);
    if (regions.isEmpty() || regions.stream().distinct().count() != regions.size()) {
      throw new IllegalArgumentException("regions must name each once, got " + regions);
    }
    TrainingSpec.requireFolds(folds);
  }

  /** All that happens between a feature table and the model. */
  Pipeline pipeline() {
    return new Pipeline(
        select.stream().map(SelectionStep::selection).toList(), fit.trainers(), fit.innerFolds());
  }
}
