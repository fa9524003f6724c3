package org.tacescore.recipe;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.network.NetworkContract;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.Preprocessing;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.FeatureName;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.segio.ContrastPhase;

/** Checks that the files of a bundle fit each other, so that scoring cannot fail on them. */
final class BundleCheck {
  private final RecipeBundle bundle;
  private final Optional<Preprocessing> trainedWith;
  private final String id;

  /**
   * @param trainedWith what the bundle's network says that its images need; empty where it says
   *     nothing
   */
  BundleCheck(RecipeBundle bundle, Optional<Preprocessing> trainedWith) {
    this.bundle = bundle;
    this.trainedWith = trainedWith;
    this.id = bundle.recipe().id();
  }

  void check() {
    requireComputedLevel();
    bundle.recipe().combination().cuts().forEach(bundle::cut);
    Set<String> extracted = extractedFeatures();
    for (Measure measure : bundle.recipe().measures()) {
      if (measure instanceof Measure.Signature signature) {
        bundle.cut(signature.cut());
        for (FeatureColumn column : bundle.model(signature.part()).features()) {
          requireRegion(column.region(), "parts/" + signature.part() + ".json");
          if (!extracted.contains(column.feature())) {
            throw fault(
                "parts/%s.json names the feature '%s', which %s does not extract"
                    .formatted(signature.part(), column.feature(), bundle.recipe().features()));
          }
        }
      } else if (measure instanceof Measure.Network network) {
        bundle.cut(network.cut());
        checkNetwork(network);
      }
    }
  }

  /** Other aggregates are words of the format that nothing here computes yet. */
  private void requireComputedLevel() {
    Recipe recipe = bundle.recipe();
    if (recipe.level() == Level.PATIENT && recipe.aggregate() != Aggregate.LARGEST) {
      throw fault(
          "recipe.json asks for level %s and aggregate %s; patient and largest are computed"
              .formatted(recipe.level(), recipe.aggregate()));
    }
    if (recipe.level() == Level.LESION && recipe.aggregate() != Aggregate.ALL) {
      throw fault(
          "recipe.json asks for level %s and aggregate %s; each of all lesions is scored"
              .formatted(recipe.level(), recipe.aggregate()));
    }
  }

  private Set<String> extractedFeatures() {
    try {
      return ExtractionSettings.parse(bundle.featureSettings()).featureNames().stream()
          .map(FeatureName::pyRadiomicsName)
          .collect(Collectors.toUnmodifiableSet());
    } catch (InvalidSettingsException e) {
      throw new InvalidBundleException(
          "bundle %s: %s: %s".formatted(id, bundle.recipe().features(), e.getMessage()), e);
    }
  }

  private void checkNetwork(Measure.Network measure) {
    PhaseCrop crop = measure.crop();
    requirePhase(crop.reference(), "recipe.json, measure " + measure.name());
    crop.channels().forEach(c -> requirePhase(c, "recipe.json, measure " + measure.name()));
    NetworkDefinition definition =
        bundle
            .network()
            .orElseThrow(
                () -> fault("measure %s needs a network/ folder".formatted(measure.name())));
    NetworkContract contract = definition.contract();
    if (!contract.accepts(crop.shape())) {
      throw fault(
          "measure %s makes crops of %s, the network takes %s"
              .formatted(measure.name(), crop.shape(), contract));
    }
    Preprocessing given = crop.rule().preprocessing();
    if (trainedWith.isPresent() && !trainedWith.get().equals(given)) {
      throw fault(
          "measure %s prepares its crops by %s, the network needs %s"
              .formatted(measure.name(), given, trainedWith.get()));
    }
    if (contract.clinical() > 0) {
      throw fault(
          "measure %s gives images alone, the network takes %s"
              .formatted(measure.name(), contract));
    }
    if (measure.outputClass() < 0 || measure.outputClass() >= contract.classes()) {
      throw fault(
          "measure %s asks for class %d of %d"
              .formatted(measure.name(), measure.outputClass(), contract.classes()));
    }
  }

  private void requireRegion(String region, String place) {
    if (bundle.recipe().roi(region).isEmpty()) {
      throw fault(
          "%s names the region %s, which is not among the recipe's rois %s"
              .formatted(
                  place, region, bundle.recipe().rois().stream().map(RoiRule::name).toList()));
    }
  }

  private void requirePhase(ContrastPhase phase, String place) {
    if (!bundle.recipe().phases().contains(phase)) {
      throw fault(
          "%s names %s, which is not among the recipe's phases %s"
              .formatted(place, phase, bundle.recipe().phases()));
    }
  }

  private InvalidBundleException fault(String message) {
    return new InvalidBundleException("bundle " + id + ": " + message);
  }
}
