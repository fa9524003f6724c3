package org.tacescore.recipe.training;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tacescore.recipe.Part;
import org.tacescore.score.ResearchStatus;

/**
 * A recipe whose parts were learned: all that a bundle is made of.
 *
 * @param template with the recipe
 * @param endpoint what the classifiers were trained to tell
 * @param parts learned parts by name
 * @param network the recipe's network; empty where no measure needs one
 * @param status SYNTHETIC for a cohort that is made
 * @param facts of the training
 * @param predictions of the cohort's patients that have any, by models that did not learn from
 *     them, in the cohort's order
 */
public record TrainedRecipe(
    RecipeTemplate template,
    Endpoint endpoint,
    Map<String, Part> parts,
    Optional<LearnedNetwork> network,
    ResearchStatus status,
    TrainingFacts facts,
    List<Prediction> predictions) {
  public TrainedRecipe {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    predictions = List.copyOf(predictions);
  }

  /** The same with other facts. */
  public TrainedRecipe with(TrainingFacts told) {
    return new TrainedRecipe(template, endpoint, parts, network, status, told, predictions);
  }
}
