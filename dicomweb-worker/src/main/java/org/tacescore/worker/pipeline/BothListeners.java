package org.tacescore.worker.pipeline;

import java.util.Optional;
import java.util.stream.Stream;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeHeatMap;
import org.tacescore.score.LesionReference;

/** Hands heat maps to one after the other. */
record BothListeners(HeatMapListener first, HeatMapListener second) implements HeatMapListener {

  /** Empty where nobody wants heat maps. */
  static Optional<HeatMapListener> of(
      Optional<HeatMapListener> first, Optional<HeatMapListener> second) {
    return Stream.concat(first.stream(), second.stream()).reduce(BothListeners::new);
  }

  @Override
  public void take(RecipeBundle bundle, Optional<LesionReference> lesion, RecipeHeatMap map) {
    first.take(bundle, lesion, map);
    second.take(bundle, lesion, map);
  }

  @Override
  public void none(RecipeBundle bundle, String reason) {
    first.none(bundle, reason);
    second.none(bundle, reason);
  }
}
