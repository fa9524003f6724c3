package org.tacescore.recipe;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.tacescore.network.ImageTensor;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;

/**
 * Measures what a recipe reads of a study, by the same rules as {@link RecipeScorer}, and keeps it:
 * what cohorts are made of.
 *
 * @param recipe whose regions and crops are measured
 * @param featureSettings extraction settings in PyRadiomics' parameter format
 * @param regions names of the recipe's regions of which every feature is kept
 */
public record CasePreparation(Recipe recipe, String featureSettings, Collection<String> regions) {
  public CasePreparation {
    regions = regions.stream().distinct().sorted().toList();
    for (String region : regions) {
      if (recipe.roi(region).isEmpty()) {
        throw new IllegalArgumentException(
            "recipe %s has no region '%s'".formatted(recipe.id(), region));
      }
    }
  }

  /**
   * Measures one study.
   *
   * @throws RefusedException where the recipe would not score the study's images; a clinical value
   *     that is missing is not refused here
   */
  public PreparedCase prepare(RecipeInput input) {
    Map<RoiRule, PhaseImage> found = RecipeRegions.of(recipe, input);
    Map<ContrastPhase, PhaseImage> tumours = RecipeRegions.tumours(found);
    new TimePointCheck(recipe, input).check(tumours);
    return new PreparedCase(features(input), crops(tumours, input.phases()), input.clinical());
  }

  private Map<String, Double> features(RecipeInput input) {
    Map<String, Double> features = new HashMap<>();
    for (String region : regions) {
      input
          .features()
          .features(recipe.roi(region).orElseThrow(), featureSettings)
          .forEach((name, value) -> features.put(new FeatureColumn(region, name).name(), value));
    }
    return features;
  }

  private Map<String, ImageTensor> crops(
      Map<ContrastPhase, PhaseImage> tumours, PhaseSource phases) {
    Map<String, ImageTensor> crops = new HashMap<>();
    recipe.crops().forEach((name, crop) -> crops.put(name, crop.sample(tumours, phases).images()));
    return crops;
  }
}
