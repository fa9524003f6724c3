package org.tacescore.recipe;

import java.util.Map;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;

/** Gives the radiomics features of the scored lesion on a phase; the worker computes them once. */
@FunctionalInterface
public interface FeatureSource {
  /**
   * Features by PyRadiomics' name, e.g. {@code original_firstorder_Mean}.
   *
   * @param phase the phase
   * @param settings extraction settings in PyRadiomics' parameter format (YAML or JSON)
   * @throws RefusedException when they cannot be computed for this lesion
   */
  Map<String, Double> features(ContrastPhase phase, String settings);
}
