package org.tacescore.recipe;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.network.NetworkContract;
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
    requireCuts();
    Set<String> extracted = extractedFeatures();
    MeasureGraph graph = new MeasureGraph(bundle);
    Set<String> before = new HashSet<>();
    for (Measure measure : bundle.recipe().measures()) {
      for (FeatureColumn column : graph.columns(measure)) {
        checkColumn(column, measure, extracted, before);
      }
      if (measure instanceof Measure.Survival survival) {
        checkHorizons(survival);
      } else if (measure instanceof Measure.Network network) {
        checkNetwork(network, before);
      }
      before.add(measure.name());
    }
    for (Embedding embedding : bundle.recipe().embeddings()) {
      checkCrop("embedding " + embedding.name(), embedding.crop());
    }
  }

  private void requireCuts() {
    Recipe recipe = bundle.recipe();
    recipe.combination().cuts().forEach(bundle::cut);
    recipe.measures().stream().map(Measure::cut).filter(cut -> !cut.isEmpty()).forEach(bundle::cut);
    for (String name : recipe.combination().measures()) {
      Measure measure = recipe.measure(name).orElseThrow();
      boolean binary =
          measure instanceof Measure.Clinical clinical
              && clinical.coding().isBinary()
              && recipe.combination() instanceof PointsCombination;
      if (measure.cut().isEmpty() && !binary) {
        throw fault("recipe.json: the combination needs a cut of the measure " + name);
      }
    }
  }

  private void checkColumn(
      FeatureColumn column, Measure measure, Set<String> extracted, Set<String> before) {
    Recipe recipe = bundle.recipe();
    String place = "the part of measure " + measure.name();
    if (recipe.measure(column.source()).isPresent()) {
      requireBefore(column.source(), measure, before);
      requireForm(place, () -> MeasureColumn.of(column));
    } else if (recipe.embedding(column.source()).isPresent()) {
      requireForm(place, () -> Embedding.feature(column));
    } else if (recipe.roi(column.source()).isEmpty()) {
      throw fault(
          "%s names %s, which is not among the recipe's rois %s, embeddings and measures"
              .formatted(
                  place, column.source(), recipe.rois().stream().map(RoiRule::name).toList()));
    } else if (!extracted.contains(column.feature())) {
      throw fault(
          "%s names the feature '%s', which %s does not extract"
              .formatted(place, column.feature(), recipe.features()));
    }
  }

  private void requireForm(String place, Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException("bundle %s: %s: %s".formatted(id, place, e.getMessage()), e);
    }
  }

  private void requireBefore(String taken, Measure by, Set<String> before) {
    if (!before.contains(taken)) {
      throw fault(
          "measure %s takes %s, which does not stand before it".formatted(by.name(), taken));
    }
  }

  private void checkHorizons(Measure.Survival survival) {
    CoxPart cox = bundle.cox(survival.part());
    for (Measure.Survival.Horizon horizon : survival.horizons()) {
      if (!cox.knows(horizon.months())) {
        throw fault(
            "parts/%s.json has no baseline at %s months"
                .formatted(survival.part(), horizon.months()));
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

  private void checkNetwork(Measure.Network measure, Set<String> before) {
    String place = "measure " + measure.name();
    NetworkContract contract = checkCrop(place, measure.crop());
    for (String taken : measure.clinical()) {
      requireBefore(taken, measure, before);
    }
    if (contract.clinical() != measure.clinical().size()) {
      throw fault(
          "%s gives %d clinical values, the network takes %s"
              .formatted(place, measure.clinical().size(), contract));
    }
    if (measure.outputClass() < 0 || measure.outputClass() >= contract.classes()) {
      throw fault(
          "%s asks for class %d of %d".formatted(place, measure.outputClass(), contract.classes()));
    }
  }

  private NetworkContract checkCrop(String place, PhaseCrop crop) {
    requirePhase(crop.reference(), "recipe.json, " + place);
    crop.channels().forEach(c -> requirePhase(c, "recipe.json, " + place));
    NetworkContract contract =
        bundle
            .network()
            .orElseThrow(() -> fault("%s needs a network/ folder".formatted(place)))
            .contract();
    if (!contract.accepts(crop.shape())) {
      throw fault(
          "%s makes crops of %s, the network takes %s".formatted(place, crop.shape(), contract));
    }
    Preprocessing given = crop.rule().preprocessing();
    if (trainedWith.isPresent() && !trainedWith.get().equals(given)) {
      throw fault(
          "%s prepares its crops by %s, the network needs %s"
              .formatted(place, given, trainedWith.get()));
    }
    return contract;
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
