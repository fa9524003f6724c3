package org.tacescore.recipe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.tacescore.segio.ContrastPhase;

/**
 * A linear function of standardised features: {@code intercept + sum(coefficient * (x - mean) /
 * sd)}.
 *
 * @param intercept value where every feature is at its mean
 * @param features the terms
 * @param origin where the numbers come from
 */
record LinearPart(double intercept, List<Feature> features, String origin) implements Part {

  /**
   * A feature of one phase with the scale on which it was learned.
   *
   * @param phase the phase
   * @param name PyRadiomics' name
   * @param mean on the training set, in the feature's unit
   * @param sd standard deviation on the training set; positive
   * @param coefficient per standard deviation
   */
  record Feature(ContrastPhase phase, String name, double mean, double sd, double coefficient) {
    Feature {
      if (!(sd > 0) || !Double.isFinite(mean + sd + coefficient)) {
        throw new IllegalArgumentException(
            "feature %s of %s needs finite numbers and sd > 0".formatted(name, phase));
      }
    }

    double termOf(double value) {
      return coefficient * (value - mean) / sd;
    }
  }

  LinearPart {
    features = List.copyOf(features);
    Set<String> seen = new HashSet<>();
    for (Feature feature : features) {
      if (!seen.add(feature.phase() + " " + feature.name())) {
        throw new IllegalArgumentException(
            "feature %s of %s is named twice".formatted(feature.name(), feature.phase()));
      }
    }
    if (features.isEmpty() || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException("a linear part needs features and a finite intercept");
    }
  }

  /** The value for these features; terms are added in the file's order. */
  double valueOf(ToDoubleFunction<Feature> values) {
    double sum = intercept;
    for (Feature feature : features) {
      sum += feature.termOf(values.applyAsDouble(feature));
    }
    return sum;
  }
}
