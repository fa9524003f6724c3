package org.tacescore.recipe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.Networks;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Finding;
import org.tacescore.score.HbsAg;
import org.tacescore.score.Score;

/** Runs the input and output pairs that a bundle carries of itself. */
public final class ReferenceCheck {
  private final RecipeBundle bundle;
  private final CropClassifier classifier;

  private ReferenceCheck(RecipeBundle bundle, CropClassifier classifier) {
    this.bundle = bundle;
    this.classifier = classifier;
  }

  /**
   * Compares each case with what this installation computes.
   *
   * @param networks opens the bundle's network; stays the caller's to close
   * @return one sentence a deviation; empty when the bundle is reproduced
   */
  public static List<String> deviations(RecipeBundle bundle, Networks networks) {
    ReferenceCheck check = new ReferenceCheck(bundle, CropClassifier.of(bundle, networks));
    List<String> deviations = new ArrayList<>();
    bundle.references().cases().forEach(expected -> check.compare(expected, deviations));
    return List.copyOf(deviations);
  }

  private void compare(ReferenceCases.Case expected, List<String> deviations) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (Measure measure : bundle.recipe().measures()) {
      Reading reading = reading(measure, expected);
      readings.put(measure.name(), reading);
      if (reading.finding() instanceof Finding.Measured measured) {
        Double value = expected.measured().get(measure.name());
        if (value == null
            || !(Math.abs(value - measured.value()) <= bundle.references().tolerance())) {
          deviations.add(
              "case '%s': %s is %s, expected %s"
                  .formatted(expected.name(), measure.name(), measured.value(), value));
        }
      }
    }
    Score score = new ScoreAssembly(bundle).score(readings, Map.of(), List.of());
    String found = score.value().toPlainString() + " " + score.group().side();
    String needed = expected.total() + " " + expected.group();
    if (!found.equals(needed)) {
      deviations.add(
          "case '%s': the total is %s, expected %s".formatted(expected.name(), found, needed));
    }
  }

  private Reading reading(Measure measure, ReferenceCases.Case expected) {
    if (measure instanceof Measure.Signature signature) {
      double value =
          bundle.model(signature.part()).valueOf(column -> featureValue(column, expected));
      return ImageMeasures.measured(value, signature.unit(), bundle.cut(signature.cut()).cutoff());
    }
    if (measure instanceof Measure.Network network) {
      double value =
          classifier.probability(crop(network.crop(), expected.crop()), network.outputClass());
      return ImageMeasures.measured(value, network.unit(), bundle.cut(network.cut()).cutoff());
    }
    Measure.Clinical clinical = (Measure.Clinical) measure;
    String word = expected.clinical().get(clinical.analyte().contractName());
    if (word == null) {
      throw missing(expected, clinical.analyte().contractName());
    }
    ClinicalValue value =
        new ClinicalValue(clinical.analyte(), word, "", Optional.<Instant>empty(), "reference");
    return new Reading(new Finding.Stated(value), HbsAg.isPositive(value));
  }

  private double featureValue(FeatureColumn column, ReferenceCases.Case expected) {
    Double value = expected.features().get(column.name());
    if (value == null) {
      throw missing(expected, column.name());
    }
    return value;
  }

  private InvalidBundleException missing(ReferenceCases.Case expected, String input) {
    return new InvalidBundleException(
        "bundle %s: reference.json, case '%s' lacks the input %s"
            .formatted(bundle.recipe().id(), expected.name(), input));
  }

  /** One image of noise, also where a patient has several. */
  private static ImageTensor crop(PhaseCrop crop, ReferenceCases.Noise noise) {
    SplittableRandom random = new SplittableRandom(noise.seed());
    float[] values = new float[crop.shape().length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (noise.low() + (noise.high() - noise.low()) * random.nextDouble());
    }
    return ImageTensor.of(1, crop.shape(), values);
  }
}
