package org.tacescore.recipe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.ImageTensor;
import org.tacescore.segio.ContrastPhase;

/**
 * The inputs of a recipe's measures from the images of a study; each region and crop is asked for
 * once.
 */
final class StudyInputs implements MeasureInputs {
  private final RecipeBundle bundle;
  private final Map<ContrastPhase, PhaseImage> images;
  private final PhaseSource phases;
  private final FeatureSource source;
  private final Map<RoiRule, Map<String, Double>> features = new HashMap<>();
  private final Map<String, ImageTensor> crops = new HashMap<>();

  /**
   * @param images each phase with the tumour on it
   */
  StudyInputs(RecipeBundle bundle, Map<ContrastPhase, PhaseImage> images, RecipeInput input) {
    this.bundle = bundle;
    this.images = images;
    this.phases = input.phases();
    this.source = input.features();
  }

  @Override
  public Optional<Double> feature(FeatureColumn column) {
    RoiRule asked = bundle.recipe().roi(column.source()).orElseThrow();
    Map<String, Double> values =
        features.computeIfAbsent(
            asked, region -> source.features(region, bundle.featureSettings()));
    return Optional.ofNullable(values.get(column.feature()));
  }

  @Override
  public ImageTensor crop(String name, PhaseCrop crop) {
    return crops.computeIfAbsent(name, asked -> crop.sample(images, phases).images());
  }
}
