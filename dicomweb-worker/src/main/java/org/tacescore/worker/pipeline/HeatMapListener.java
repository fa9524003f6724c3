package org.tacescore.worker.pipeline;

import java.util.Optional;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeHeatMap;
import org.tacescore.score.LesionReference;

/** Takes the heat maps of what was scored, one at a time: a map is as large as an image. */
public interface HeatMapListener {
  /**
   * Takes a heat map.
   *
   * @param lesion which one was scored; empty for a recipe of the patient
   */
  void take(RecipeBundle bundle, Optional<LesionReference> lesion, RecipeHeatMap map);

  /** Tells why a recipe that scored has no heat maps. */
  void none(RecipeBundle bundle, String reason);
}
