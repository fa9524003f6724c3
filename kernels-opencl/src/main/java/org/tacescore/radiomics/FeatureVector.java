package org.tacescore.radiomics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * The features of one region, in order. It is complete or not made: a feature without a finite
 * value is refused as {@link Refusal#INCOMPLETE_FEATURES}.
 *
 * @param values value of each feature, in PyRadiomics' order
 */
public record FeatureVector(Map<FeatureName, Double> values) {

  public FeatureVector {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    values.forEach(
        (name, value) -> {
          if (!Double.isFinite(value)) {
            throw new RefusedException(
                Refusal.INCOMPLETE_FEATURES,
                "%s is %s for this region and must be a finite number".formatted(name, value));
          }
        });
  }

  /** The value under PyRadiomics' name; empty when it was not asked for. */
  public Optional<Double> value(String pyRadiomicsName) {
    return values.entrySet().stream()
        .filter(e -> e.getKey().pyRadiomicsName().equals(pyRadiomicsName))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public int size() {
    return values.size();
  }
}
