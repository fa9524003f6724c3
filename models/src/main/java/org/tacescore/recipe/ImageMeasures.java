package org.tacescore.recipe;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;
import org.tacescore.segio.ContrastPhase;

/** Reads those measures of a recipe that come from images. */
final class ImageMeasures {
  private final RecipeBundle bundle;
  private final CropClassifier classifier;
  private final Map<ContrastPhase, PhaseImage> images;
  private final PhaseSource phases;
  private final FeatureSource source;
  private final Map<RoiRule, Map<String, Double>> features = new HashMap<>();

  ImageMeasures(
      RecipeBundle bundle,
      CropClassifier classifier,
      Map<ContrastPhase, PhaseImage> images,
      PhaseSource phases,
      FeatureSource source) {
    this.bundle = bundle;
    this.classifier = classifier;
    this.images = images;
    this.phases = phases;
    this.source = source;
  }

  /** What the measure gives; empty for one that does not come from images. */
  Optional<Reading> read(Measure measure) {
    if (measure instanceof Measure.Signature signature) {
      double value = bundle.model(signature.part()).valueOf(this::featureValue);
      return Optional.of(measured(value, signature.unit(), bundle.cut(signature.cut()).cutoff()));
    }
    if (measure instanceof Measure.Network network) {
      double value =
          classifier.probability(
              network.crop().sample(images, phases).images(), network.outputClass());
      return Optional.of(measured(value, network.unit(), bundle.cut(network.cut()).cutoff()));
    }
    return Optional.empty();
  }

  static Reading measured(double value, Code unit, Cutoff cutoff) {
    return new Reading(
        new Finding.Measured(value, unit, cutoff), cutoff.isHigh(new BigDecimal(value)));
  }

  private double featureValue(FeatureColumn column) {
    Double value =
        features
            .computeIfAbsent(
                bundle.recipe().roi(column.region()).orElseThrow(),
                region -> source.features(region, bundle.featureSettings()))
            .get(column.feature());
    if (value == null || !Double.isFinite(value)) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "feature %s of region %s has no value".formatted(column.feature(), column.region()));
    }
    return value;
  }
}
