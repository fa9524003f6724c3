package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import org.tacescore.learning.model.Pipeline;

/**
 * How a signature of radiomics features is learned.
 *
 * @param part that it makes
 * @param regions regions and embeddings of the recipe whose features it may choose from
 * @param select steps of choosing features, one after the other; may be empty
 * @param fit the model
 * @param folds outer folds that give the scores from which its cutoff is learned, 2 or more
 * @param cut its cutoff; the key may be left out for none
 * @param source where these choices come from
 * @param group signatures of one group have their folds, and what they choose of the same features,
 *     in common; the key may be left out for a group of its own
 */
public record SignatureTraining(
    String part,
    List<String> regions,
    List<SelectionStep> select,
    FitTraining fit,
    int folds,
    @JacksonInject(value = CutTraining.KEY, useInput = OptBoolean.TRUE) CutTraining cut,
    String source,
    @JacksonInject(value = GROUP, useInput = OptBoolean.TRUE) String group) {
  /** A key that may be left out. */
  static final String GROUP = "group";

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

  /** The same, with choices that other signatures of the group have made. */
  Pipeline pipeline(ChosenBefore choices) {
    return new Pipeline(
        select.stream().map(SelectionStep::selection).map(choices::remembered).toList(),
        fit.trainers(),
        fit.innerFolds());
  }

  /** Names its randomness. */
  String seedName() {
    return "signature " + (group.isEmpty() ? part : group);
  }
}
