package org.tacescore.recipe;

import java.math.BigDecimal;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;

/** Reads those measures of a recipe that come from images. */
final class ImageMeasures {
  private final RecipeBundle bundle;
  private final CropClassifier classifier;
  private final MeasureInputs inputs;

  ImageMeasures(RecipeBundle bundle, CropClassifier classifier, MeasureInputs inputs) {
    this.bundle = bundle;
    this.classifier = classifier;
    this.inputs = inputs;
  }

  /** What the measure gives; empty for one that does not come from images. */
  Optional<Reading> read(Measure measure) {
    if (measure instanceof Measure.Signature signature) {
      double value = bundle.model(signature.part()).valueOf(this::featureValue);
      return Optional.of(measured(value, signature.unit(), bundle.cut(signature.cut()).cutoff()));
    }
    if (measure instanceof Measure.Network network) {
      double value = classifier.probability(inputs.crop(network), network.outputClass());
      return Optional.of(measured(value, network.unit(), bundle.cut(network.cut()).cutoff()));
    }
    return Optional.empty();
  }

  private static Reading measured(double value, Code unit, Cutoff cutoff) {
    return new Reading(
        new Finding.Measured(value, unit, cutoff), cutoff.isHigh(new BigDecimal(value)));
  }

  private double featureValue(FeatureColumn column) {
    return inputs
        .feature(column)
        .filter(Double::isFinite)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.INCOMPLETE_FEATURES,
                    "feature %s of region %s has no value"
                        .formatted(column.feature(), column.region())));
  }
}
