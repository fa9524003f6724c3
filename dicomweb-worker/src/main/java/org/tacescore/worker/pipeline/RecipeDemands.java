package org.tacescore.worker.pipeline;

import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.score.Analyte;
import org.tacescore.worker.assemble.RecipeNeeds;

/** What a recipe's bundle asks of a study, in the words of the rendezvous. */
public final class RecipeDemands {
  private RecipeDemands() {}

  /** Where clinical scores stand beside the recipe's own, every value helps and none is needed. */
  public static RecipeNeeds of(RecipeBundle bundle) {
    Set<Analyte> clinical =
        bundle.recipe().measures().stream()
            .filter(Measure.Clinical.class::isInstance)
            .map(measure -> ((Measure.Clinical) measure).analyte())
            .collect(Collectors.toUnmodifiableSet());
    return new RecipeNeeds(
        bundle.recipe().id(),
        bundle.recipe().version(),
        bundle.digest(),
        bundle.recipe().modality(),
        Set.copyOf(bundle.recipe().phases()),
        clinical,
        bundle.recipe().beside().isEmpty() ? Set.of() : Set.of(Analyte.values()));
  }
}
